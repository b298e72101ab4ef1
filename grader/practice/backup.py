"""The backup: a whole copy of the store, at most a day old."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from grader.practice import faults
from grader.practice.places import Places, to_disk
from grader.practice.tables import demand_whole

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
        db.execute("VACUUM INTO ?", (str(part),))
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
    """Raise Damaged or sqlite3.Error where a file isn't a whole database."""
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        demand_whole(db, path)
    finally:
        db.close()
