"""Ways to open the store's file: to write, and to read where nothing can be written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from grader.practice.places import LOG

PATIENCE = 10.0  # seconds that a process waits for another one's transaction
_NO_SHARED_MEMORY = ("SQLITE_CANTOPEN", "SQLITE_IOERR_SHM", "SQLITE_PROTOCOL")
_TOUCH = "SELECT count(*) FROM sqlite_schema"
# A process that has the file to itself needs no shared memory to give up the log.
_LEAVE_LOG = (
    "PRAGMA locking_mode = EXCLUSIVE",
    _TOUCH,
    "PRAGMA journal_mode = DELETE",
    "PRAGMA locking_mode = NORMAL",
)


def connect(path: Path, *, new: bool = False, vfs: str = "") -> sqlite3.Connection:
    """A connection to a file, on which a transaction that has ended is on the disk.

    A new file gets a write-ahead log and keeps it. Where the file system has no shared memory, as
    some of networks have none, it gets a rollback journal. `vfs` is one of SQLite's file systems.
    """
    query = f"mode={'rwc' if new else 'rw'}" + (f"&vfs={vfs}" if vfs else "")
    uri = f"{path.as_uri()}?{query}"
    try:
        return _opened(uri, ["PRAGMA journal_mode = WAL"] if new else [])
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(_NO_SHARED_MEMORY):
            raise
        if not path.exists() or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
            raise
        return _opened(uri, _LEAVE_LOG)


def _opened(uri: str, first: Sequence[str]) -> sqlite3.Connection:
    db = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        for statement in (*first, "PRAGMA synchronous = EXTRA", _TOUCH):
            db.execute(statement).fetchall()
    except BaseException:
        db.close()
        raise
    return db


def snapshot(path: Path) -> sqlite3.Connection:
    """What is in a file and in its log, as a copy in memory; nothing is written beside it."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        try:
            with copied(path) as copy:
                _fill(memory, sqlite3.connect(copy))
        except OSError:  # no place for temporary files: without the log
            _fill(memory, sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True))
    except BaseException:
        memory.close()
        raise
    return memory


@contextmanager
def copied(path: Path) -> Iterator[Path]:
    """A copy of a file and of its log, for a while."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        log = path.with_name(path.name + LOG)
        if log.exists():
            shutil.copyfile(log, copy.with_name(copy.name + LOG))
        yield copy


def _fill(memory: sqlite3.Connection, source: sqlite3.Connection) -> None:
    try:
        source.backup(memory)
    finally:
        source.close()
