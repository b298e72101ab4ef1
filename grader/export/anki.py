"""A text file that Anki imports: one note for each item, its id for ever the note's identity.

Fields are HTML. Formulas stay LaTeX, which Anki's own MathJax shows; images stand in the fields
themselves, so that there is no media folder to copy.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from grader.bank.cite import cite
from grader.bank.model import SECTIONS, Page
from grader.bank.pictures import data_url
from grader.export.content import ItemPages, document
from grader.export.inline import with_inline_svg
from grader.export.strings import STRINGS, labels

if TYPE_CHECKING:
    from grader.bank import Bank

NOTETYPE = "Basic"
COLUMNS = ("guid", "deck", "front", "back", "tags")
_BACK = ("key_points", "answer", "follow_ups")
_BOX = '<div style="text-align: left; max-width: 44em; margin: auto">'
# Anki plays `[sound:x]` and typesets `[latex]` and `[$]`, also in text that merely shows them.
_COMMANDS = re.compile(r"\[(?=/?(?:sound:|anki:|latex\]|\$))")


def to_anki(
    bank: Bank,
    entries: Sequence[ItemPages],
    *,
    deck: str | None = None,
    notetype: str = NOTETYPE,
) -> str:
    """The file's text; fields are the note type's first two.

    A note's guid is made of the item's id alone, so that importing again updates it, also after a
    change of language. Decks are `deck::topic`; `deck` is the bank's title if not given.
    """
    out = io.StringIO()
    for line in _head(notetype):
        out.write(f"{line}\n")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for entry in entries:
        writer.writerow(_row(bank, entry, deck))
    return out.getvalue()


def _head(notetype: str) -> Iterator[str]:
    yield from ("#separator:Tab", "#html:true", f"#notetype:{notetype}")
    places = {name: number for number, name in enumerate(COLUMNS, 1)}
    yield from (f"#{name} column:{places[name]}" for name in ("guid", "deck", "tags"))


def _row(bank: Bank, entry: ItemPages, deck: str | None) -> tuple[str, ...]:
    item, lang = entry.item, entry.pages[0].lang
    top = deck or bank.title.in_(lang)
    topic = bank.topic(item.topic).title.in_(lang)
    # Anki takes "::" for a subdeck and a space for the end of a tag.
    decks = "::".join(part.replace("::", ": ") for part in (*top.split("::"), topic))
    tags = " ".join((*item.tags, f"level::{item.level}", f"topic::{item.topic}"))
    front = "\n<hr>\n".join(_front(bank, entry, page) for page in entry.pages)
    back = "\n<hr>\n".join(_back(entry, page) for page in entry.pages)
    works = _references(bank, entry)
    return (f"grader:{item.id}", decks, _field(front), _field(back + works), tags)


def _field(html: str) -> str:
    return f"{_BOX}\n{_COMMANDS.sub('&#91;', html).strip()}\n</div>"


def _front(bank: Bank, entry: ItemPages, page: Page) -> str:
    item = entry.item
    topic = bank.topic(item.topic).title.in_(page.lang)
    about = labels(topic, item.level, (), page.lang)
    return (
        f"<h3>{escape(page.title, quote=False)}</h3>\n"
        f"<p><small>{escape(about, quote=False)}</small></p>\n{_html(entry, page, 'question')}"
    )


def _back(entry: ItemPages, page: Page) -> str:
    return "\n".join(
        f"<h4>{SECTIONS[key][page.lang]}</h4>\n{_html(entry, page, key)}" for key in _BACK
    )


def _html(entry: ItemPages, page: Page, key: str) -> str:
    from grader.prose import to_html

    html = to_html(
        document(page, key),
        image=lambda source: data_url(page, source),
        heading_base=5,
        prefix=f"{entry.item.id}-{page.lang}-{key}-",
        math="latex",
    )
    return with_inline_svg(html).strip()


def _references(bank: Bank, entry: ItemPages) -> str:
    known = bank.references()
    works = [cite(known[key]) if key in known else key for key in entry.item.references]
    if not works:
        return ""
    heading = STRINGS[entry.pages[0].lang]["references"]
    items = "".join(f"<li>{escape(work, quote=False)}</li>\n" for work in works)
    return f"\n<h4>{heading}</h4>\n<ul>\n{items}</ul>"
