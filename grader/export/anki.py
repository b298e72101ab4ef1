"""Notes for Anki: one for each item, and one a key point where wished, and the text of them.

A note's guid is made of the item's id alone, so that importing again updates it, also after a
change of language.

Fields are HTML. Formulas stay LaTeX, which Anki's own MathJax shows; images stand in the fields
themselves, so that there is no media folder to copy.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from grader.bank.cite import cited
from grader.bank.model import SECTIONS, Page
from grader.bank.pictures import url_or_element
from grader.export.content import ItemPages, document
from grader.export.strings import STRINGS, labels

if TYPE_CHECKING:
    from grader.bank import Bank

NOTETYPE = "Basic"
_BACK = ("key_points", "answer", "follow_ups")
_BOX = '<div style="text-align: left; max-width: 44em; margin: auto">'
# A card has no style sheet: a figure is as wide as the card at most, and its paper is white.
_FITTED = {
    "<figure": '<figure style="margin: 1em 0"',
    "<svg": '<svg style="max-width: 100%; height: auto; background: #fff; color: #000"',
}
_FIGURES = re.compile("<figure|<svg")
# Anki plays `[sound:x]` and typesets `[latex]` and `[$]`, also in text that merely shows them.
_COMMANDS = re.compile(r"\[(?=/?(?:sound:|anki:|latex\]|\$))")


class Note(NamedTuple):
    """A note. `front` and `back` are HTML; `tags` hold no spaces; `deck` has `::` for subdecks."""

    guid: str
    deck: str
    front: str
    back: str
    tags: tuple[str, ...]


def notes(
    bank: Bank, entries: Sequence[ItemPages], *, deck: str | None = None, points: bool = False
) -> Iterator[Note]:
    """The entries' notes. Decks are `deck::topic`; `deck` is the bank's title if not given.

    With `points` an item's note is followed by one for each key point, which asks for the one
    that its list of key points lacks.
    """
    for entry in entries:
        note = _note(bank, entry, deck)
        yield note
        if points:
            yield from _points(bank, entry, note)


def to_anki(
    bank: Bank,
    entries: Sequence[ItemPages],
    *,
    deck: str | None = None,
    notetype: str = NOTETYPE,
    points: bool = False,
) -> str:
    """A text file that Anki imports; fields are the note type's first two."""
    out = io.StringIO()
    for line in _head(notetype):
        out.write(f"{line}\n")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for note in notes(bank, entries, deck=deck, points=points):
        writer.writerow(note._replace(tags=" ".join(note.tags)))  # type: ignore[arg-type]
    return out.getvalue()


def _head(notetype: str) -> Iterator[str]:
    yield from ("#separator:Tab", "#html:true", f"#notetype:{notetype}")
    places = {name: number for number, name in enumerate(Note._fields, 1)}
    yield from (f"#{name} column:{places[name]}" for name in ("guid", "deck", "tags"))


def _note(bank: Bank, entry: ItemPages, deck: str | None) -> Note:
    item, lang = entry.item, entry.pages[0].lang
    top = deck or bank.title.in_(lang)
    topic = bank.topic(item.topic).title.in_(lang)
    # Anki takes "::" for a subdeck and a space for the end of a tag.
    decks = "::".join(part.replace("::", ": ") for part in (*top.split("::"), topic))
    front = "\n<hr>\n".join(_front(bank, entry, page) for page in entry.pages)
    back = "\n<hr>\n".join(_back(entry, page) for page in entry.pages)
    return Note(
        guid=f"grader:{item.id}",
        deck=decks,
        front=_field(front),
        back=_field(back + _references(bank, entry)),
        tags=(*item.tags, f"level::{item.level}", f"topic::{item.topic}"),
    )


def _points(bank: Bank, entry: ItemPages, whole: Note) -> Iterator[Note]:
    """One note for each key point, in all the entry's languages."""
    from grader.prose import list_items

    lists = [list_items(page.sections["key_points"]) for page in entry.pages]
    for number, texts in enumerate(zip(*lists, strict=True)):
        fronts, backs = [], []
        for page, points, text in zip(entry.pages, lists, texts, strict=True):
            others = [*points]
            others[number] = STRINGS[page.lang]["which_point"]
            fronts.append(_front(bank, entry, page) + _listed(entry, page, others))
            backs.append(_listed(entry, page, [text]))
        yield whole._replace(
            guid=f"{whole.guid}:point:{number + 1}",
            front=_field("\n<hr>\n".join(fronts)),
            back=_field("\n<hr>\n".join(backs)),
            tags=(*whole.tags, "key-point"),
        )


def _listed(entry: ItemPages, page: Page, points: Sequence[str]) -> str:
    """Some of a page's key points, as a list."""
    items = ["- " + text.replace("\n", "\n  ") for text in points]
    key = "key_points"
    return _html(entry, page._replace(sections={**page.sections, key: "\n".join(items)}), key)


def _field(html: str) -> str:
    return f"{_BOX}\n{_COMMANDS.sub('&#91;', html).strip()}\n</div>"


def _front(bank: Bank, entry: ItemPages, page: Page) -> str:
    from grader.prose import polished

    item = entry.item
    topic = bank.topic(item.topic).title.in_(page.lang)
    about = labels(topic, item.level, (), page.lang)
    return (
        f"<h3>{escape(polished(page.title), quote=False)}</h3>\n"
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
        image=lambda source: url_or_element(page, source),
        heading_base=5,
        prefix=f"{entry.item.id}-{page.lang}-{key}-",
        math="latex",
    )
    return _FIGURES.sub(lambda found: _FITTED[found[0]], html).strip()


def _references(bank: Bank, entry: ItemPages) -> str:
    works = cited(entry.item.references, bank.references())
    if not works:
        return ""
    heading = STRINGS[entry.pages[0].lang]["references"]
    items = "".join(f"<li>{escape(work, quote=False)}</li>\n" for work in works)
    return f"\n<h4>{heading}</h4>\n<ul>\n{items}</ul>"
