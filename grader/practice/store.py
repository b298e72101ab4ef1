"""The store: what a candidate has done, in one SQLite file of the user's data folder.

A row that `add` has returned from survives a kill and a power cut. Processes write one after the
other. Where nothing can be written, what is there can still be read. A store of a newer grader is
refused. A damaged one is set aside, and made anew from its last backup and from what can be read of
it (`grader.practice.recovery`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from grader.errors import CommandError
from grader.files import absolute
from grader.home import home
from grader.practice import faults
from grader.practice.connection import connect, snapshot
from grader.practice.faults import Busy, Damaged, Newer, StoreError
from grader.practice.places import FILE, Places, identity
from grader.practice.row import Row
from grader.practice.tables import columns, insert, migrate, reader, transaction

__all__ = ["FILE", "Store", "opened"]

_TRIES = 5  # another process may exchange the file while this one opens it
R = TypeVar("R", bound=Row)


@contextmanager
def opened(folder: Path | None = None) -> Iterator[Store]:
    """The store of GRADER_HOME or of `folder`, made where there is none.

    Raises:
        CommandError: if it can't be read. Where it can't be written `Store.add` raises it.
    """
    store = Store(absolute(folder or home()))
    try:
        yield store
    except Damaged:  # seen only now
        store.mend()
        raise faults.damaged(store.path, mended=True) from None
    finally:
        store.close()


class Store:
    """Use `opened()`. All methods raise StoreError where the file can't be used."""

    def __init__(self, folder: Path, unwritable: CommandError | None = None) -> None:
        self._places = Places(folder)
        self._open_file: tuple[int, int] | None = None
        self._unwritable = unwritable
        self._db = self._to_read() if unwritable else self._connected()

    @classmethod
    def empty(cls, why: CommandError) -> Store:
        """For a screen that goes on where the store can't be opened. `add` raises `why`."""
        return cls(Path(os.devnull) / "none", why)

    @property
    def path(self) -> Path:
        return self._places.store

    def add(self, *rows: Row, sources: Mapping[str, bytes] | None = None) -> None:
        """Write rows, all or none. `sources` are the files that they name, by hash."""
        texts = (sources or {}).items()
        try:
            self._write(rows, texts)
        except StoreError:
            if not self._was_exchanged():
                raise
        if self._was_exchanged():  # the rows may have gone with the file that was open
            self.close()
            self._db = self._connected()
            self._write(rows, texts, again=True)

    def merge(self, rows: Iterable[Row], sources: Iterable[tuple[str, bytes]]) -> int:
        """Write the rows that aren't here yet; nothing is replaced. Returns how many they were."""
        return self._write(rows, sources, again=True)

    def rows(self, kind: type[R], /, **where: Any) -> list[R]:
        """The rows whose columns have these values, oldest first."""
        return self._found(kind, "at, rowid", where)

    def _found(self, kind: type[R], order: str, where: Mapping[str, Any]) -> list[R]:
        names = columns(kind)
        condition = " AND ".join(f"{name} = ?" for name in where) or "1"
        query = f"SELECT {', '.join(names)} FROM {kind.table} WHERE {condition} ORDER BY {order}"
        with self._explained():
            found = self._db.execute(query, tuple(where.values())).fetchall()
        try:
            return list(map(reader(kind), found))
        except (ValueError, TypeError):  # a cell doesn't hold what was written
            raise faults.damaged(self.path) from None

    def latest(self, kind: type[R], /, **where: Any) -> R | None:
        """The row that was written last, whatever the clock said then."""
        found = self._found(kind, "rowid", where)
        return found[-1] if found else None

    def source(self, hash: str) -> bytes | None:
        query = "SELECT text FROM sources WHERE hash = ?"
        with self._explained():
            found = self._db.execute(query, (hash,)).fetchone()
        return found[0] if found else None

    def sources(self) -> Iterator[tuple[str, bytes]]:
        with self._explained():
            yield from self._db.execute("SELECT hash, text FROM sources ORDER BY hash")

    def mend(self) -> None:
        """Set a file that is damaged aside; the next opening finds a new store."""
        from grader.practice.recovery import mend

        self.close()
        with self._explained():
            mend(self._places, self._open_file)

    def close(self) -> None:
        self._db.close()

    def _write(
        self, rows: Iterable[Row], sources: Iterable[tuple[str, bytes]], *, again: bool = False
    ) -> int:
        """All or none; returns how many rows were new."""
        if self._unwritable:
            raise self._unwritable
        with self._explained(), transaction(self._db):
            before = self._db.total_changes
            for row in rows:
                insert(self._db, row, again=again)
            added = self._db.total_changes - before
            self._db.executemany("INSERT OR IGNORE INTO sources VALUES (?, ?)", sources)
        return added

    def _connected(self) -> sqlite3.Connection:
        """To write; else to read; else an error."""
        for _ in range(_TRIES):
            try:
                with self._explained():
                    return self._to_write()
            except Damaged as error:
                damage = error
                with self._explained():
                    from grader.practice.recovery import mend

                    mend(self._places, self._open_file)
            except (Newer, Busy):
                raise
            except StoreError as error:
                if not self._was_exchanged():
                    self._unwritable = error
                    with self._explained():
                        return self._to_read()
        raise damage

    def _to_write(self) -> sqlite3.Connection:
        places = self._places
        places.make()
        if places.store.exists() and not places.store.is_file():  # a pipe would be waited for
            self._open_file = identity(places.store)
            raise faults.no_file(places.store)
        if places.unsettled():
            from grader.practice.recovery import settle

            settle(places)
        self._open_file = identity(places.store)
        db = connect(places.store)
        try:
            migrate(db, places.store)
            if places.backup_is_due():
                from grader.practice.backup import back_up

                back_up(db, places)
        except BaseException:
            db.close()
            raise
        return db

    def _to_read(self) -> sqlite3.Connection:
        """What is there, where nothing can be written; an empty store where nothing is there."""
        there = self.path.is_file()
        db = snapshot(self.path) if there else sqlite3.connect(":memory:", isolation_level=None)
        migrate(db, self.path, new=not there)
        return db

    def _was_exchanged(self) -> bool:
        """Whether the file that is open was deleted, or set aside, by another process."""
        return not self._unwritable and identity(self.path) != self._open_file

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say in our words what SQLite or the system refuses."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
            raise  # our own mistake
        except (sqlite3.Error, OSError) as error:
            raise faults.fault(self.path, error) from None
        except UnicodeDecodeError:  # SQLite's message quotes a file that is damaged
            raise faults.damaged(self.path) from None
