"""What can still be read of a damaged store."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from grader.practice.connection import copied
from grader.practice.row import Row
from grader.practice.rows import TABLES
from grader.practice.tables import columns, insert, reader, transaction

UID = re.compile(r"[0-9a-f]{16}")
_GAP = 100_000  # rows that are tried one by one between what is read from either end


def rescue(path: Path, to: sqlite3.Connection) -> int:
    """Add the rows of a damaged file that can be read and that are rows; how many were new."""
    try:
        with copied(path) as copy:  # SQLite writes into a file that it opens
            damaged = sqlite3.connect(copy, isolation_level=None)
            try:
                damaged.text_factory = bytes
                with transaction(to):
                    _sources(damaged, to)
                    return sum(_rows(damaged, to, kind) for kind in TABLES)
            finally:
                damaged.close()
    except OSError:  # the disk itself can't read it
        return 0


def _rows(damaged: sqlite3.Connection, to: sqlite3.Connection, kind: type[Row]) -> int:
    added, read = 0, reader(kind)
    for values in _readable(damaged, kind.table, columns(kind)):
        try:
            row = read([v.decode() if isinstance(v, bytes) else v for v in values])
            if UID.fullmatch(row.uid):
                before = to.total_changes
                insert(to, row, again=True)
                added += to.total_changes - before
        except (ValueError, TypeError, sqlite3.Error):  # what it holds isn't a row
            continue
    return added


def _sources(damaged: sqlite3.Connection, to: sqlite3.Connection) -> None:
    for hash, text in _readable(damaged, "sources", ["hash", "text"]):
        if isinstance(text, bytes) and sha256(text).hexdigest().encode() == hash:
            to.execute("INSERT OR IGNORE INTO sources VALUES (?, ?)", (hash.decode(), text))


def _readable(db: sqlite3.Connection, table: str, names: list[str]) -> Iterator[list[Any]]:
    """Rows from the first on, from the last back, and what lies between, one by one."""
    query = f"SELECT rowid, {', '.join(names)} FROM {table} NOT INDEXED"
    first, last = 0, None

    def ask(end: str, *values: int) -> Callable[[], Iterator[Any]]:
        return lambda: db.execute(f"{query} {end}", values)

    for number, *values in _until_damage(ask("ORDER BY rowid")):
        if number <= first:  # a page that leads back to one before it
            break
        first = number
        yield values
    backwards = ask("WHERE rowid > ? ORDER BY rowid DESC", first)
    for number, *values in _until_damage(backwards):
        if last is not None and number >= last:
            break
        last = number
        yield values
    between = range(first + 1, min(last or first + 1, first + 1 + _GAP))
    each = (_until_damage(ask("WHERE rowid = ?", number)) for number in between)
    for _, *values in chain.from_iterable(each):
        yield values


def _until_damage(ask: Callable[[], Iterator[Any]]) -> Iterator[Any]:
    try:
        yield from ask()
    except (sqlite3.Error, UnicodeDecodeError):
        return
