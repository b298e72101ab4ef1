"""Rows in and out of the tables of a connection."""

from __future__ import annotations

import json
import sqlite3
import typing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from grader.practice import faults
from grader.practice.row import Row
from grader.practice.schema import MIGRATIONS, VERSION

R = TypeVar("R", bound=Row)


def columns(kind: type[Row]) -> list[str]:
    return [field.name for field in fields(kind)]


def insert(db: sqlite3.Connection, row: Row, *, again: bool = False) -> None:
    """Add a row; with `again` one of its uid may be there already, and stays as it is."""
    names = columns(type(row))
    values = [_cell(row, name) for name in names]
    marks = ", ".join("?" * len(names))
    known = "ON CONFLICT (uid) DO NOTHING" if again else ""
    db.execute(f"INSERT INTO {row.table} ({', '.join(names)}) VALUES ({marks}) {known}", values)


def _cell(row: Row, name: str) -> Any:
    value = getattr(row, name)
    if name in row.json:
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):  # half a surrogate pair, of a path or a terminal, as its escape
        value = value.encode("utf-8", "backslashreplace").decode()
    return value


def reader(kind: type[R]) -> Callable[[Sequence[Any]], R]:
    """Makes rows from the values of the table's columns; ValueError where JSON is none."""
    names = columns(kind)
    types = typing.get_type_hints(kind) if kind.json else {}
    made = {name: tuple for name in kind.json if typing.get_origin(types[name]) is tuple}

    def read(values: Sequence[Any]) -> R:
        cells = dict(zip(names, values, strict=True))
        for name in kind.json:
            cell = json.loads(cells[name])
            cells[name] = made[name](cell) if name in made else cell
        return kind(**cells)

    return read


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or none of what the block writes."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # what went wrong before is the error to tell
            if db.in_transaction:
                db.execute("ROLLBACK")
        raise


def version_of(db: sqlite3.Connection) -> int:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(db: sqlite3.Connection, path: Path, *, new: bool = False) -> None:
    """Bring the tables up to date; of a `new` file, make them.

    Raises:
        Newer: a newer grader wrote them.
        Damaged: there are none, although the file isn't new.
    """
    if version_of(db) == VERSION:
        return
    with transaction(db):  # another process may have migrated meanwhile
        version = version_of(db)
        if version > VERSION:
            raise faults.newer(path, version, VERSION)
        if version == 0 and not new:
            raise faults.damaged(path)
        for script in MIGRATIONS[version:]:
            for statement in script.split(";\n"):
                if statement.strip():
                    db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")
