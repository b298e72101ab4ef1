"""Why the store can't be used, as people read it."""

from __future__ import annotations

import errno
import sqlite3
import sys
from pathlib import Path

from grader.errors import CommandError

_ELSEWHERE = "Set GRADER_HOME to a folder that you can write to."
_ROOM = "Free some space, or set GRADER_HOME to a folder on another disk."
_AGAIN = "Run the command again when the other one has ended."
# What SQLite's error codes begin with -> what is wrong, and what to do.
_REASONS = {
    "SQLITE_FULL": ("the disk is full", _ROOM),
    "SQLITE_BUSY": ("another grader has been writing for too long", _AGAIN),
    "SQLITE_LOCKED": ("another grader has been writing for too long", _AGAIN),
    "SQLITE_READONLY": ("it can't be written to", _ELSEWHERE),
    "SQLITE_CANTOPEN": ("it can't be opened or written to", _ELSEWHERE),
    "SQLITE_PERM": ("it can't be written to", _ELSEWHERE),
    "SQLITE_IOERR": ("the disk can't be read or written", _ROOM),
}
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class StoreError(CommandError):
    """Practice can't be kept or read."""


class Newer(StoreError):
    """A newer grader wrote the store."""


class Busy(StoreError):
    """Another process keeps the store to itself."""


class Damaged(StoreError):
    """The store's file can't be read as a store."""


def fault(path: Path, error: sqlite3.Error | OSError) -> StoreError:
    """The error to raise for one of SQLite's or of the system's."""
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return unkept(path, "its folder is a file", "Set GRADER_HOME to a folder.")
    if isinstance(error, OSError):
        help = _ROOM if error.errno in _FULL else _ELSEWHERE
        return unkept(path, error.strerror or type(error).__name__, help)
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith(_DAMAGE):
        return damaged(path)
    for start, (reason, help) in _REASONS.items():
        if name.startswith(start):
            kind = Busy if reason == _REASONS["SQLITE_BUSY"][0] else StoreError
            return unkept(path, reason, help, kind)
    return unkept(path, str(error), _ELSEWHERE)


def unkept(path: Path, reason: str, help: str, kind: type[StoreError] = StoreError) -> StoreError:
    return kind(f"your practice can't be kept: {reason}", place=str(path), help=help)


def damaged(path: Path) -> Damaged:
    return Damaged("the file with your practice is damaged", place=str(path))


def newer(path: Path, version: int, known: int) -> Newer:
    return Newer(
        f"this store was written by a newer grader (version {version} of its tables, this grader "
        f"knows {known})",
        place=str(path),
        help="Upgrade: pip install --upgrade pruneprep",
    )


def tell(text: str) -> None:
    """Say on standard error what happened to the store; the command goes on."""
    print(f"warning: {text}", file=sys.stderr)


def mended(error: Damaged) -> Damaged:
    """For a command that met the damage in the middle."""
    return Damaged(error.message, place=error.place, help="It is mended now: run this again.")
