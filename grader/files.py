"""Files that strangers made, read without harm; and files of the user's, written without loss.

No other module of the grader opens a candidate's file or writes a result.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from grader.errors import CommandError
from grader.language import reason, said

_FLAGS = ("O_RDONLY", "O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
_OPEN = sum({getattr(os, name, 0) for name in _FLAGS})
_WRITTEN_BY_PEOPLE = (".py", ".pyi", ".pyw", ".ipynb")
_STREAMS = (("dev",), ("proc",))  # what is there is written through, never replaced


class Refused(Exception):
    """A file that isn't read. `reason` is a key, `fields` are what its words need."""

    def __init__(self, reason: str, **fields: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.fields = fields


@contextmanager
def opened(path: str) -> Iterator[int]:
    """A descriptor of a regular file, opened without following a link and without waiting.

    Raises:
        Refused: "link", "folder", "not a file", "made by the system" or "unreadable".
    """
    try:
        _demand_regular(os.lstat(path), path)  # a device may act on being opened
        descriptor = os.open(path, _OPEN)
    except OSError as error:
        if error.errno == errno.ELOOP:  # exchanged for a link since it was looked at
            raise Refused("link", target=target(path)) from None
        raise Refused("unreadable", why=error.strerror or type(error).__name__) from None
    try:
        status = os.fstat(descriptor)
        _demand_regular(status, path)
        if status.st_size == 0:
            _demand_empty(descriptor)
        yield descriptor
    finally:
        os.close(descriptor)


def _demand_regular(status: os.stat_result, path: str) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise Refused("link", target=target(path))
    if stat.S_ISDIR(status.st_mode):
        raise Refused("folder")
    if not stat.S_ISREG(status.st_mode):
        raise Refused("not a file")


def _demand_empty(descriptor: int) -> None:
    """A file of /proc has no size, and may give no end of data or keep one waiting for it."""
    try:
        if not os.read(descriptor, 1):
            return
    except OSError:
        pass
    raise Refused("made by the system")


def target(path: str) -> str:
    """Where a link leads, for messages."""
    with suppress(OSError):
        return os.path.realpath(path)
    return "?"


def read(descriptor: int, limit: int) -> bytes:
    """At most `limit` bytes from where the descriptor is."""
    parts, left = [], limit
    while left > 0 and (part := os.read(descriptor, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def demand_target(
    path: Path, *, place: str = "", inputs: Iterable[str] = (), folders: Iterable[Path] = ()
) -> None:
    """Raise CommandError where writing to `path` could destroy what somebody wrote.

    Args:
        place: how an error names the path.
        inputs: files that are read, whatever their names.
        folders: nothing below them may be written.
    """
    place = place or str(path)
    if path.suffix.lower() in _WRITTEN_BY_PEOPLE:
        message = said("a Python file or a notebook is never overwritten with a result")
        help = said("Name a file that ends otherwise.")
        raise CommandError(message, place=place, help=help)
    if path.is_symlink() and not _is_stream(path):
        help = said("Name that file itself, or remove the link.")
        message = said("this is a link to {file}", file=target(str(path)))
        raise CommandError(message, place=place, help=help)
    if any(_same(path, Path(other)) for other in inputs):
        message, help = (
            said("this file is an input of the same command"),
            said("Name another file."),
        )
        raise CommandError(message, place=place, help=help)
    demand_folder(path, place=place, folders=folders)
    if not _is_stream(path) and not os.access(path.parent, os.W_OK):
        message = said("the folder {folder!r} can't be written to", folder=str(path.parent))
        help = said("Name a file in a folder that exists and is yours.")
        raise CommandError(message, place=place, help=help)
    if path.exists() and not os.access(path, os.W_OK):
        message, help = said("this file can't be written to"), said("Name another file.")
        raise CommandError(message, place=place, help=help)


def demand_folder(folder: Path, *, place: str = "", folders: Iterable[Path]) -> None:
    """Raise CommandError where a folder of results would be in one of `folders`."""
    real = Path(os.path.realpath(folder))
    for other in folders:
        if real.is_relative_to(os.path.realpath(other)):
            message = said("this is in the bank's folder {folder}", folder=other)
            help = said("Write it outside the bank.")
            raise CommandError(message, place=place or str(folder), help=help)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them isn't there
        return os.path.realpath(one) == os.path.realpath(other)


def absolute(path: Path | str) -> Path:
    """The path from the root without `..`; links stay as they are."""
    return Path(os.path.normpath(Path(path).absolute()))


def _is_stream(path: Path) -> bool:
    """Whether it is a device, a pipe, or a name of one of this process's own descriptors."""
    if absolute(path).parts[1:2] in _STREAMS:
        return True
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def write(path: Path, data: bytes) -> None:
    """Write a whole file, or leave what is there as it is; makes no folder.

    Raises:
        CommandError: if it can't be written.
    """
    try:
        if _is_stream(path):
            with path.open("wb") as stream:
                stream.write(data)
        else:
            _replace(path, data)
    except OSError as error:
        message = said("can't be written: {reason}", reason=reason(error))
        help = said("Name another file, or make room for it.")
        raise CommandError(message, place=str(path), help=help) from None


def write_below(path: Path, data: bytes) -> None:
    """Write a file of a folder, which is made if it isn't there.

    Raises:
        CommandError: if either can't be done.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = said("can't be made: {reason}", reason=reason(error))
        help = said("Choose a folder that you may write to.")
        raise CommandError(message, place=str(path.parent), help=help) from None
    write(path, data)


def _replace(path: Path, data: bytes) -> None:
    """Write a new file beside the old one, then give it the old one's name."""
    import secrets  # slow to import, and little is written

    fresh = path.with_name(f".grader-{secrets.token_hex(8)}")
    try:
        with fresh.open("xb") as stream:
            stream.write(data)
            _keep_owner(path, stream.fileno())
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def _keep_owner(path: Path, descriptor: int) -> None:
    with suppress(OSError, AttributeError):  # nothing there yet; Windows; another user's
        old = path.stat()
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
        os.fchown(descriptor, old.st_uid, old.st_gid)
