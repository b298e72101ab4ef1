"""A store in the place of one that is damaged or isn't there.

Whatever moment a process is killed at, nothing is lost: the new store is made aside, from the last
backup and from what can be read of the damaged one. Once it is whole it is named `restored`. From
then on the next process that opens the store finishes: it sets the damaged files aside, and the new
one takes their place. One process at a time does all this.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from grader.language import said
from grader.practice import faults
from grader.practice.backup import check
from grader.practice.connection import PATIENCE, connect
from grader.practice.places import Places, beside, identity, to_disk
from grader.practice.tables import migrate


class Made(NamedTuple):
    """What a new store was made from: the day of a backup, rows of a damaged store."""

    backup: str
    rescued: int


def settle(places: Places) -> None:
    """Make the store where there is none, and finish what another process has begun.

    Raises:
        sqlite3.Error, OSError: it can't be written.
    """
    with _locked(places):
        made = None
        if not places.restored.exists() and not places.store.exists():
            made = _make(places)
        if places.restored.exists():
            _finish(places)
    if made and made.backup:
        faults.warn(
            said(
                "{file}: it was gone. In its place is the backup of {day}.",
                file=places.store,
                day=made.backup,
            )
        )


def mend(places: Places, damaged: tuple[int, int] | None) -> None:
    """Put a new store in the place of a damaged one, unless another process has done so.

    Args:
        damaged: which file it is.

    Raises:
        sqlite3.Error, OSError: it can't be written.
    """
    with _locked(places):
        if places.restored.exists() or identity(places.store) != damaged:
            return  # the next opening goes on from there
        made = _make(places, places.store)
        aside = _finish(places)
    if made.backup:
        told = said(
            "{file}: it was damaged and is now {aside}. In its place is the backup of {day}, and "
            "what could still be read (rows: {n}).",
            file=places.store,
            aside=aside.name,
            day=made.backup,
            n=made.rescued,
        )
    else:
        told = said(
            "{file}: it was damaged and is now {aside}. There is no backup. In its place is what "
            "could still be read (rows: {n}).",
            file=places.store,
            aside=aside.name,
            n=made.rescued,
        )
    faults.warn(told)


def _make(places: Places, damaged: Path | None = None) -> Made:
    """Write a whole new store and name it `restored`."""
    places.clear("new")
    part = places.spare("new")
    day = _copy_backup(places, part)
    rescued = 0
    with closing(connect(part, new=True)) as db:
        migrate(db, part, new=not day)
        if damaged:
            from grader.practice.rescue import rescue

            rescued = rescue(damaged, db)
    to_disk(part)
    part.replace(places.restored)
    to_disk(places.folder)
    return Made(day, rescued)


def _copy_backup(places: Places, part: Path) -> str:
    """Copy the backup and return its day; nothing where it isn't there or isn't whole."""
    try:
        when = places.backup.stat().st_mtime
        shutil.copyfile(places.backup, part)
    except FileNotFoundError:
        return ""
    try:
        with closing(connect(part, new=True)) as db:
            migrate(db, part)
        check(part)
    except (sqlite3.DatabaseError, UnicodeDecodeError, faults.Damaged, faults.Newer):
        part.unlink()
        return ""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(when))


def _finish(places: Places) -> Path:
    """Let `restored` take the store's place; returns the name that the damaged one has now.

    It takes that name from a time that doesn't change, so that its files stay together whenever
    this is begun again.
    """
    aside = places.set_aside(places.restored.stat().st_mtime)
    # The log first: beside the new store SQLite would write it into that.
    for old, new in zip(
        [*beside(places.store), places.store], [*beside(aside), aside], strict=True
    ):
        with suppress(FileNotFoundError):
            old.replace(new)
    places.restored.replace(places.store)
    to_disk(places.folder)
    return aside


@contextmanager
def _locked(places: Places) -> Iterator[None]:
    """Have the folder to oneself; the lock ends with the process that holds it."""
    uri = f"{places.lock.as_uri()}?mode=rwc"
    with closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield
