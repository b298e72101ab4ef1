"""The store: what a candidate has done, in one SQLite file of the user's data folder.

A transaction that `add` has returned from survives a kill and a power cut (write-ahead log, full
synchronisation). Processes write one after the other. A store of a newer version is refused; a
corrupt one is set aside, and the last backup takes its place (`grader.practice.backup`).
"""

from __future__ import annotations

import json
import sqlite3
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from grader.errors import CommandError
from grader.home import home
from grader.practice.row import Row
from grader.practice.schema import MIGRATIONS, VERSION

FILE = "practice.db"
_PATIENCE = 10.0  # seconds that a process waits for another one's transaction
R = TypeVar("R", bound=Row)


class Store:
    """Use `opened()`; all its methods raise CommandError where the file can't be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._migrate()

    def add(self, *rows: Row, sources: dict[str, bytes] | None = None) -> None:
        """Write rows, all or none. `sources` are the files that they name, by hash."""
        with self.transaction():
            for hash, text in (sources or {}).items():
                self._db.execute("INSERT OR IGNORE INTO sources VALUES (?, ?)", (hash, text))
            for row in rows:
                self._insert("INSERT", row)

    def merge(self, rows: Iterator[Row], sources: Iterator[tuple[str, bytes]]) -> int:
        """Write the rows that aren't here yet; nothing is replaced. Returns how many they were."""
        with self.transaction():
            before = self._db.total_changes
            for row in rows:
                self._insert("INSERT OR IGNORE", row)
            added = self._db.total_changes - before
            self._db.executemany("INSERT OR IGNORE INTO sources VALUES (?, ?)", sources)
        return added

    def rows(self, kind: type[R], **where: Any) -> list[R]:
        """The rows whose columns have these values, oldest first."""
        names = columns(kind)
        condition = " AND ".join(f"{name} = ?" for name in where) or "1"
        query = f"SELECT {', '.join(names)} FROM {kind.table} WHERE {condition} ORDER BY at, uid"
        found = self._db.execute(query, tuple(where.values())).fetchall()
        return [_row(kind, names, values) for values in found]

    def latest(self, kind: type[R], **where: Any) -> R | None:
        found = self.rows(kind, **where)
        return found[-1] if found else None

    def source(self, hash: str) -> bytes | None:
        found = self._db.execute("SELECT text FROM sources WHERE hash = ?", (hash,)).fetchone()
        return found[0] if found else None

    def sources(self) -> Iterator[tuple[str, bytes]]:
        yield from self._db.execute("SELECT hash, text FROM sources ORDER BY hash")

    def copy_to(self, path: Path) -> None:
        """Write a whole copy; `path` must not exist."""
        self._db.execute("VACUUM INTO ?", (str(path),))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def close(self) -> None:
        self._db.close()

    def _insert(self, how: str, row: Row) -> None:
        names = columns(type(row))
        values = [_cell(row, name) for name in names]
        marks = ", ".join("?" * len(names))
        self._db.execute(f"{how} INTO {row.table} ({', '.join(names)}) VALUES ({marks})", values)

    def _migrate(self) -> None:
        if self._version() == VERSION:
            return
        with self.transaction():  # another process may have migrated meanwhile
            version = self._version()
            if version > VERSION:
                raise CommandError(
                    f"this store was written by a newer grader (version {version} of its tables, "
                    f"this grader knows {VERSION})",
                    place=str(self.path),
                    help="Upgrade: pip install --upgrade pruneprep",
                )
            for script in MIGRATIONS[version:]:
                for statement in script.split(";\n"):
                    if statement.strip():
                        self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {VERSION}")

    def _version(self) -> int:
        version: int = self._db.execute("PRAGMA user_version").fetchone()[0]
        return version


@contextmanager
def opened(folder: Path | None = None) -> Iterator[Store]:
    """The store of GRADER_HOME or of `folder`, made where there is none.

    Raises:
        CommandError: if it can't be opened, read or written.
    """
    folder = folder or home()
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        store = Store(path)
        try:
            yield store
        finally:
            store.close()
    except (OSError, sqlite3.Error) as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: Exception) -> CommandError:
    reason = getattr(error, "strerror", None) or str(error)
    help = "Free some space, or set GRADER_HOME to a folder that you can write to."
    return CommandError(f"your practice can't be kept: {reason}", place=str(path), help=help)


def columns(kind: type[Row]) -> list[str]:
    return [field.name for field in fields(kind)]


def _cell(row: Row, name: str) -> Any:
    value = getattr(row, name)
    return json.dumps(value, ensure_ascii=False) if name in row.json else value


def _row(kind: type[R], names: list[str], values: tuple[Any, ...]) -> R:
    cells = dict(zip(names, values, strict=True))
    hints = typing.get_type_hints(kind) if kind.json else {}
    for name in kind.json:
        cell = json.loads(cells[name])
        cells[name] = tuple(cell) if typing.get_origin(hints[name]) is tuple else cell
    return kind(**cells)
