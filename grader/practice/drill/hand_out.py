"""Drills as a candidate gets them: a file in a folder, a row in the store, and how they end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Literal, NamedTuple

from grader.bank import Bank
from grader.bank.model import Lang
from grader.errors import CommandError
from grader.files import write_below
from grader.practice.drill.draw import draw, draw_exercise
from grader.practice.drill.file import broken_files
from grader.practice.rows import Drill, Repair, new_uid, now
from grader.practice.store import Store

FOLDER = "drills"
_MARK = re.compile(rb"# drill ([0-9a-f]{16}): ")
_FIRST_LINES = {
    "en": (
        "# drill {uid}: this file has one bug.",
        "# Find it, repair it and save. Then say in one line what was wrong.",
    ),
    "zh": (
        "# drill {uid}: 这个文件里有一处错误。",
        "# 找到它，改正并保存，然后用一句话说明错在哪里。",
    ),
}


class HandedOut(NamedTuple):
    """A drill and the file that was written for it."""

    drill: Drill
    path: Path


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
        help = "`grader debug` without an id draws an exercise that has some."
        raise CommandError(f"{id} has no mistakes that make a drill", help=help)
    mistake = draw(bank, store, id, tuple(files), seed)
    uid = new_uid()
    first = "\n".join(_FIRST_LINES[lang]).format(uid=uid)
    text = f"{first}\n\n{files[mistake]}".encode()
    path = next(path for path in _paths(folder / FOLDER, id) if not path.exists())
    write_below(path, text)
    hash = sha256(text).hexdigest()
    drill = Drill(
        uid=uid, at=clock(), bank=bank.id, item=id, mistake=mistake, seed=seed, source=hash
    )
    store.add(drill, sources={hash: text})
    return HandedOut(drill, path)


def drill_of(source: bytes) -> str:
    """The uid of the drill that a file was written for, by its first line; '' if there is none."""
    found = _MARK.match(source)
    return found.group(1).decode() if found else ""


def file_of(drill: Drill, folder: Path) -> Path | None:
    """The file of a drill in the practice folder; None where it was removed."""
    for path in sorted((folder / FOLDER).glob(f"{drill.item}-*.py")):
        with path.open("rb") as stream:
            if drill_of(stream.read(100)) == drill.uid:
                return path
    return None


def finish(
    store: Store,
    drill: Drill,
    outcome: Literal["repaired", "given up"],
    said: str = "",
    agreed: bool = False,
    clock: Callable[[], int] = now,
) -> None:
    """Record how a drill ended."""
    row = Repair(at=clock(), drill=drill.uid, outcome=outcome, said=said, agreed=int(agreed))
    store.add(row)


def _paths(folder: Path, id: str) -> Iterator[Path]:
    return (folder / f"{id}-{number}.py" for number in count(1))
