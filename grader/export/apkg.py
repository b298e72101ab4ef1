"""An Anki package (.apkg): decks, a note type of its own and its cards, in one file.

Written by genanki, whose format every Anki since 2.1 reads. A note's guid, the note type's id and a
deck's id depend on nothing but names, so that importing a newer package updates the notes and
keeps their progress.
"""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from grader.errors import MissingExtra
from grader.export.anki import Note, notes
from grader.export.content import ItemPages
from grader.language import said

if TYPE_CHECKING:
    from grader.bank import Bank

NOTETYPE = "pruneprep"
_CSS = ".card { font-family: sans-serif; font-size: 18px; line-height: 1.4; }"
_TEMPLATE = {
    "name": "Card 1",
    "qfmt": "{{Front}}",
    "afmt": "{{FrontSide}}\n<hr id=answer>\n{{Back}}",
}


def to_apkg(
    bank: Bank,
    entries: Sequence[ItemPages],
    *,
    deck: str | None = None,
    points: bool = False,
    timestamp: float | None = None,
) -> bytes:
    """The package's bytes. Anki takes a note for newer by `timestamp`, in seconds (default: now).

    Raises:
        MissingExtra: if genanki isn't installed.
    """
    genanki = _genanki()
    model = genanki.Model(
        _number(f"notetype:{NOTETYPE}"),
        NOTETYPE,
        fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[_TEMPLATE],
        css=_CSS,
    )
    decks: dict[str, Any] = {}
    for note in notes(bank, entries, deck=deck, points=points):
        if note.deck not in decks:
            decks[note.deck] = genanki.Deck(_number(f"deck:{note.deck}"), note.deck)
        decks[note.deck].add_note(_written(genanki, model, note))
    out = io.BytesIO()
    package = genanki.Package([*decks.values()])
    package.write_to_file(out, timestamp=time.time() if timestamp is None else timestamp)
    return out.getvalue()


def _written(genanki: Any, model: Any, note: Note) -> Any:
    return genanki.Note(
        model=model,
        fields=[note.front, note.back],
        guid=note.guid,
        tags=list(note.tags),
        sort_field=note.guid,
    )


def _number(name: str) -> int:
    """An id for Anki: a positive number of 51 bits, always the same for a name."""
    return int.from_bytes(sha256(name.encode()).digest()[:7], "big") >> 5


def _genanki() -> Any:
    try:
        import genanki
    except ImportError:
        message = said("an .apkg file is written by genanki, which isn't installed")
        help = said(
            "{command}, or export a .txt file, which Anki imports too.",
            command="pip install 'pruneprep[anki]'",
        )
        raise MissingExtra(message, help=help) from None
    return genanki
