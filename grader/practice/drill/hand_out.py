"""Drills as a candidate gets them: a file in a folder, a row in the store, and how they end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Literal, NamedTuple

from grader.bank import Bank
from grader.bank.model import Lang
from grader.errors import CommandError
from grader.files import Refused, opened, read, write_below
from grader.language import said
from grader.practice.drill.draw import draw, draw_exercise
from grader.practice.drill.file import broken_files
from grader.practice.drill.mark import drill_of, marked
from grader.practice.rows import Drill, Repair, new_uid, now
from grader.practice.store import Store

FOLDER = "drills"


class HandedOut(NamedTuple):
    """A drill and the file that was written for it; `resumed`: on another occasion."""

    drill: Drill
    path: Path
    resumed: bool = False


def hand_out(
    bank: Bank,
    store: Store,
    folder: Path,
    seed: int,
    exercise: str | None = None,
    lang: Lang = "en",
    clock: Callable[[], int] = now,
) -> HandedOut:
    """Draw a drill, write its file below `folder`/drills and record it. Runs the bank's code.

    Args:
        folder: the practice folder. No file in it is replaced.
        exercise: an exercise's id; by default one is drawn.

    Raises:
        CommandError: if the file can't be written, or the exercise has no drills.
    """
    id = exercise or draw_exercise(bank, store, seed)
    files = broken_files(bank.item(id))
    if not files:
        help = said("`grader debug` without an id draws an exercise that has some.")
        raise CommandError(said("{id} has no mistakes that make a drill", id=id), help=help)
    mistake = draw(bank, store, id, tuple(files), seed)
    uid = new_uid()
    text = marked(uid, files[mistake], lang)
    path = next(path for path in _paths(folder / FOLDER, id) if not os.path.lexists(path))
    write_below(path, text)
    hash = sha256(text).hexdigest()
    drill = Drill(
        uid=uid, at=clock(), bank=bank.id, item=id, mistake=mistake, seed=seed, source=hash
    )
    store.add(drill, sources={hash: text})
    return HandedOut(drill, path)


def file_of(drill: Drill, folder: Path) -> Path | None:
    """The file of a drill in the practice folder; None where it was removed."""
    for path in sorted((folder / FOLDER).glob(f"{drill.item}-*.py")):
        with suppress(Refused), opened(str(path)) as descriptor:
            if drill_of(read(descriptor, 100)) == drill.uid:
                return path
    return None


def finish(
    store: Store,
    drill: Drill,
    outcome: Literal["repaired", "given up"],
    words: str = "",
    agreed: bool = False,
    clock: Callable[[], int] = now,
) -> None:
    """Record how a drill ended; `words` are the candidate's own on what was wrong."""
    row = Repair(at=clock(), drill=drill.uid, outcome=outcome, said=words, agreed=int(agreed))
    store.add(row)


def _paths(folder: Path, id: str) -> Iterator[Path]:
    return (folder / f"{id}-{number}.py" for number in count(1))
