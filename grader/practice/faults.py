"""Why the store can't be used, as people read it."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from pathlib import Path

from grader.errors import CommandError, GraderError
from grader.language import as_it_is, chosen, said, translated

_ELSEWHERE = said("Set GRADER_HOME to a folder that you can write to.")
_ROOM = said("Free some space, or set GRADER_HOME to a folder on another disk.")
_AGAIN = said("Run the command again when the other one has ended.")
_FULL = said("the disk is full")
_READ_ONLY = said("it can't be written to")
_IN_USE = said("another grader has been writing for too long")
# What SQLite's error codes begin with -> what is wrong, and what to do.
_REASONS = {
    "SQLITE_FULL": (_FULL, _ROOM),
    "SQLITE_BUSY": (_IN_USE, _AGAIN),
    "SQLITE_LOCKED": (_IN_USE, _AGAIN),
    "SQLITE_READONLY": (_READ_ONLY, _ELSEWHERE),
    "SQLITE_PERM": (_READ_ONLY, _ELSEWHERE),
    "SQLITE_CANTOPEN": (said("it can't be opened or written to"), _ELSEWHERE),
    "SQLITE_IOERR": (said("the disk can't be read or written"), _ROOM),
}
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_LACKS = "no such table"  # every grader makes all of them
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


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
        help = said("Set GRADER_HOME to a folder.")
        return _unkept(path, said("its folder is a file"), help)
    if isinstance(error, OSError):
        reason = _FULL if error.errno in _NO_ROOM else as_it_is(error.strerror or str(error))
        return _unkept(path, reason, _ROOM if error.errno in _NO_ROOM else _ELSEWHERE)
    name = getattr(error, "sqlite_errorname", None) or ""
    lacks = name == "SQLITE_ERROR" and str(error).startswith(_LACKS)
    unnamed = not name  # Python has no name for a text that isn't UTF-8
    if name.startswith(_DAMAGE) or lacks or unnamed:
        return damaged(path)
    for start, (reason, help) in _REASONS.items():
        if name.startswith(start):
            return _unkept(path, reason, help, Busy if reason is _IN_USE else StoreError)
    return _unkept(path, as_it_is(str(error)), _ELSEWHERE)


def _unkept(path: Path, reason: str, help: str, kind: type[StoreError] = StoreError) -> StoreError:
    message = said("your practice can't be kept: {reason}", reason=reason)
    return kind(message, place=str(path), help=help)


def no_file(path: Path) -> StoreError:
    return _unkept(path, said("it is not a file"), said("Remove it, or set GRADER_HOME."))


def damaged(path: Path, *, mended: bool = False) -> Damaged:
    """With `mended`, for a command that met the damage in the middle."""
    help = said("It is mended now. Run this again.") if mended else None
    return Damaged(said("the file with your practice is damaged"), place=str(path), help=help)


def newer(path: Path, version: int, known: int) -> Newer:
    return Newer(
        said(
            "this store was written by a newer grader (version {version} of its tables, this "
            "grader knows {known})",
            version=version,
            known=known,
        ),
        place=str(path),
        help=said("Upgrade: pip install --upgrade pruneprep"),
    )


def warn(what: str | Exception) -> None:
    """Say on standard error what happened to the store, in the language of the command line."""
    try:
        lang = chosen(sys.argv[1:], os.environ)
    except ValueError:  # an unknown language, which the command refuses
        lang = "en"
    if isinstance(what, GraderError):
        text: str = what.whole()
    else:
        text = what if isinstance(what, str) else as_it_is(str(what))
    print(translated(said("warning: {text}", text=text), lang), file=sys.stderr)
