"""The backup: a whole copy of the store, at most a day old."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from grader.practice import faults
from grader.practice.places import Places, to_disk
from grader.practice.rows import TABLES
from grader.practice.tables import columns, reader

_LEFT = 3600.0  # seconds after which what another process has begun is taken for given up


def back_up(db: sqlite3.Connection, places: Places) -> None:
    """Copy the store, have the copy checked, and let it take the old backup's place.

    Where that can't be done it says so, and the old backup stays.

    Raises:
        Damaged: the store isn't whole.
    """
    if _is_empty(db):
        return
    demand_whole(db, places.store)
    part = places.spare("backup")
    try:
        places.clear("backup", _LEFT)
        db.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(part),))  # a name may be no UTF-8
        check(part)
        to_disk(part)
        part.replace(places.backup)
        to_disk(places.folder)
    except (sqlite3.Error, OSError, faults.StoreError) as error:
        part.unlink(missing_ok=True)
        if not isinstance(error, faults.StoreError):
            error = faults.fault(places.backup, error)
        faults.warn(error)


def _is_empty(db: sqlite3.Connection) -> bool:
    tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return not any(db.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() for (name,) in tables)


def check(path: Path) -> None:
    """Raise Damaged or sqlite3.Error where a file isn't a whole store."""
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        demand_whole(db, path)
    finally:
        db.close()


def demand_whole(db: sqlite3.Connection, path: Path) -> None:
    """Raise Damaged or sqlite3.Error where pages or indices are wrong, or a row can't be read."""
    if db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise faults.damaged(path)
    for kind in TABLES:
        read = reader(kind)
        try:
            for values in db.execute(f"SELECT {', '.join(columns(kind))} FROM {kind.table}"):
                read(values)
        except (ValueError, TypeError):  # what a cell holds isn't what was written
            raise faults.damaged(path) from None
