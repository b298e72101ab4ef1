"""The messages between a judge's process and its pool, and their frames.

A frame is the length of what follows (4 bytes, little-endian) and a msgpack list: the message's
name and its fields in order. Both ends are trusted, and no code travels.
"""

from __future__ import annotations

import contextlib
import struct
import threading
from dataclasses import dataclass, fields
from typing import IO, Any

_LENGTH = struct.Struct("<I")


@dataclass(frozen=True)
class Grade:
    """To the judge: grade this. `job` numbers it."""

    job: int
    exercise: str
    source: bytes
    name: str
    only: tuple[str, ...]
    seed: int


@dataclass(frozen=True)
class Cancel:
    """To the judge: leave that job, wherever it is."""

    job: int


@dataclass(frozen=True)
class Begun:
    """From the judge: it has taken the job up."""

    job: int


@dataclass(frozen=True)
class Checked:
    """From the judge: a check of the job has run."""

    job: int
    name: str
    status: str


@dataclass(frozen=True)
class Decided:
    """From the judge: the job passes. The verdict lacks its notes; Judged follows."""

    job: int
    verdict: str


@dataclass(frozen=True)
class Judged:
    """From the judge: the job's verdict, as `to_json` gives it."""

    job: int
    verdict: str


@dataclass(frozen=True)
class Failed:
    """From the judge: the job can't be graded. `kind` is the error's class in grader.errors.

    Message and help are `packed` (`grader.language`).
    """

    job: int
    kind: str
    message: Any
    place: str | None
    help: Any


@dataclass(frozen=True)
class Left:
    """From the judge: it has left the job as it was asked to."""

    job: int


Message = Grade | Cancel | Begun | Checked | Decided | Judged | Failed | Left
_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (Grade, Cancel, Begun, Checked, Decided, Judged, Failed, Left)
}


class Channel:
    """Messages over a pair of byte streams. Any thread may send; one thread receives."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming, self._outgoing = incoming, outgoing
        self._sending = threading.Lock()

    def send(self, message: Message) -> None:
        """Raises OSError or ValueError if the other end is gone or this one was closed."""
        import msgpack

        values = [getattr(message, field.name) for field in fields(message)]
        data = msgpack.packb([type(message).__name__, *values], unicode_errors="surrogatepass")
        with self._sending:
            self._outgoing.write(_LENGTH.pack(len(data)) + data)
            self._outgoing.flush()

    def receive(self) -> Message | None:
        """The next message; None once the other end is gone."""
        import msgpack

        head = self._read(_LENGTH.size)
        data = head and self._read(*_LENGTH.unpack(head))
        if not data:
            return None
        kind, *values = msgpack.unpackb(data, use_list=False, unicode_errors="surrogatepass")
        message: Message = _KINDS[kind](*values)
        return message

    def _read(self, size: int) -> bytes:
        """That many bytes, or none where the stream ends before."""
        try:
            data = self._incoming.read(size)
        except (OSError, ValueError):
            return b""
        return data if len(data) == size else b""

    def close(self) -> None:
        for stream in (self._incoming, self._outgoing):
            with contextlib.suppress(OSError):  # what was still to be sent has no reader
                stream.close()
