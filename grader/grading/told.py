"""A text of the command, such as a GraderError's, as a message of a verdict in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

from ..language import Said
from ..phrases import Phrase, phrase


def in_both(text: Said) -> Phrase:
    """The text as a phrase: its templates with plain places, and its fields.

    What has no translation and no fields, such as another program's message, is kept as a text.
    """
    from ..language.zh import CHINESE

    chinese = CHINESE.get(text.template)
    if chinese is None and not text.fields:
        return phrase("text", text=text)
    fields = {name: _field(value) for name, value in text.fields.items()}
    both = (text.template, chinese or text.template)
    en, zh = (_plain(template, text.fields, fields) for template in both)
    return Phrase("say", (("en", en), ("zh", zh), *phrase("say", **fields).fields))


def _field(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_field(item) for item in value]
    return in_both(value) if isinstance(value, Said) else value


def _plain(template: str, values: Mapping[str, Any], fields: dict[str, Any]) -> str:
    """The template with plain places: `{name!r}` becomes one that a field with that text fills."""
    formatter, plain = Formatter(), ""
    for before, name, spec, conversion in formatter.parse(template):
        plain += before.replace("{", "{{").replace("}", "}}")
        if name is None:
            continue
        place = name
        if conversion:
            place = f"{name}_{conversion}"
            fields[place] = formatter.convert_field(values[name], conversion)
        plain += f"{{{place}:{spec}}}" if spec else f"{{{place}}}"
    return plain
