"""The language in which the command speaks, and texts that can be said in it.

A text is written once, in English, where it is needed: `said("no topic {name!r}", name=name)`. It
is a `str`, the English one, which also keeps its template and its fields. `translated(text, "zh")`
looks the template up in `zh.py` and puts the same fields in. What isn't there stays English.

`zh.py` is loaded where the language is Chinese, never for English.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")
VARIABLE = "GRADER_LANG"
_BETWEEN: dict[Lang, str] = {"en": ", ", "zh": "、"}


class UnknownLanguage(ValueError):
    """GRADER_LANG names a language that isn't spoken here."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def chosen(args: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """The language of a run: the last `--lang` of its arguments, else GRADER_LANG, else the locale.

    The arguments are only searched, as an error in them must be said in a language too. What
    `--lang` may be is for the command to judge, so other values are passed over here.

    Raises:
        UnknownLanguage: GRADER_LANG decides, and names neither `en` nor `zh` (`zh_CN.UTF-8`).
    """
    return _asked(args) or _named(environ) or of_locale(environ)


def _asked(args: Sequence[str]) -> Lang | None:
    found: Lang | None = None
    for number, word in enumerate(args):
        if word == "--":  # what follows is no option
            break
        value = None
        if word == "--lang":
            value = args[number + 1] if number + 1 < len(args) else None
        elif word.startswith("--lang="):
            value = word[len("--lang=") :]
        for lang in LANGS:
            if value == lang:
                found = lang
    return found


def _named(environ: Mapping[str, str]) -> Lang | None:
    value = environ.get(VARIABLE, "")
    if not value:
        return None
    code = _code(value)
    for lang in LANGS:
        if code == lang:
            return lang
    raise UnknownLanguage(value)


def of_locale(environ: Mapping[str, str]) -> Lang:
    """The language of the locale, as gettext finds it.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides. LANGUAGE is a list of what is
    preferred to it, unless it is C or POSIX. Every language but Chinese is English.
    """
    names = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "C")
    if _code(locale) in ("c", "posix"):
        return "en"
    for name in (environ.get("LANGUAGE") or locale).split(":"):
        for lang in LANGS:
            if _code(name) == lang:
                return lang
    return "en"


def _code(name: str) -> str:
    """`zh` of `zh_CN.UTF-8`, `zh-Hans` and `zh@pinyin`."""
    for mark in ".@":
        name = name.partition(mark)[0]
    return name.replace("-", "_").partition("_")[0].lower()


class Said(str):
    """An English text that keeps its template and fields, so that it can be said otherwise too.

    A field that is a `Said` is translated with it. A field that is a tuple is a list of names, and
    is joined as the language joins lists. Other fields are text and numbers, which stay.
    """

    template: str
    fields: Mapping[str, Any]

    def __new__(cls, template: str, /, **fields: Any) -> Said:
        kept = {name: _plain(value) for name, value in fields.items()}
        made = super().__new__(cls, _filled(template, kept, "en"))
        made.template, made.fields = template, kept
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:  # for copy and pickle
        return (self.template,), dict(self.fields)


def said(template: str, /, **fields: Any) -> Said:
    """A text of ours; `template` is a literal, for `zh.py` has its words under it."""
    return Said(template, **fields)


def counted(number: int, one: str, many: str, /, **fields: Any) -> Said:
    """`said` of one template or the other; both may name `{n}`."""
    return Said(one if number == 1 else many, n=number, **fields)


def as_it_is(text: str) -> Said:
    """A text from elsewhere, such as another program's message. It is looked up whole."""
    if isinstance(text, Said):
        return text
    return Said(text.replace("{", "{{").replace("}", "}}"))


def reason(error: OSError) -> Said:
    """Why the operating system refused."""
    return as_it_is(error.strerror or type(error).__name__)


def lines(*texts: str) -> Said:
    """Texts under one another, each said by itself."""
    fields = {f"line{number}": text for number, text in enumerate(texts)}
    return Said("\n".join(f"{{{name}}}" for name in fields), **fields)


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int, float, tuple)) else str(value)


def _filled(template: str, fields: Mapping[str, Any], lang: Lang) -> str:
    return template.format(**{name: _in(value, lang) for name, value in fields.items()})


def _in(value: Any, lang: Lang) -> Any:
    if isinstance(value, tuple):
        return _BETWEEN[lang].join(str(_in(part, lang)) for part in value)
    return translated(value, lang) if isinstance(value, Said) else value


def translated(text: str, lang: Lang) -> str:
    """The text in a language. A plain `str` is looked up whole."""
    if lang == "en":
        return text
    from grader.language.zh import CHINESE

    if not isinstance(text, Said):
        return CHINESE.get(text, text)
    return _filled(CHINESE.get(text.template, text.template), text.fields, lang)


def packed(text: str | None) -> Any:
    """The text as plain data, for a message to another process; `unpacked` reads it."""
    if not isinstance(text, Said):
        return text
    return [text.template, {name: _packed_field(value) for name, value in text.fields.items()}]


def _packed_field(value: Any) -> Any:
    if isinstance(value, tuple):
        return [None, [packed(part) for part in value]]
    return packed(value)


def unpacked(data: Any) -> Any:
    """What `packed` was given."""
    if not isinstance(data, (list, tuple)):
        return data
    template, fields = data
    if template is None:
        return tuple(unpacked(part) for part in fields)
    return Said(template, **{name: unpacked(value) for name, value in fields.items()})
