"""Sees saves by asking the system for files' states: every 10 ms for the exercise in hand, every
100 for all others and for the bank.

Editors save in three ways: they write in place, after truncating the file to nothing; they write
another file and rename it; they delete and write anew. Only the exercises' own files are read,
so that an editor's backups and swap files play no part. Once a second the folders are listed, to
tell who has saved a file under another name.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from grader.budgets import SOURCE_BYTES
from grader.files import Refused, opened, read

_TICK = 0.01  # seconds between two looks at the file in hand
_ALL = 10  # so many of these are between two looks at all files
_EMPTY = 0.04  # how long a file must be empty to be taken for one, and not for one being written
_LIST = 1.0  # seconds between two looks at what is in the folders
_AWAY = 0.25  # how long a file must be away to be taken for deleted
_RECENT = 0.1  # a second write within the clock tick of the first leaves no trace but the content

Stamp = tuple[int, int, int]


@dataclass(frozen=True)
class Saved:
    """A file's new content. `first` tells that it is the one found at the start."""

    id: str
    source: bytes
    stamp: Stamp
    first: bool = False


@dataclass(frozen=True)
class Gone:
    """A file was deleted."""

    id: str


@dataclass(frozen=True)
class Unreadable:
    """A file can't be read; `why` is the reason of grader.files, with its fields."""

    id: str
    why: Refused


@dataclass(frozen=True)
class BankChanged:
    """A file of the exercise's own was changed: its page, checks or reference."""

    id: str


@dataclass(frozen=True)
class Stray:
    """A Python file has appeared beside the exercises that belongs to none of them."""

    path: Path


Seen = Saved | Gone | Unreadable | BankChanged | Stray


@dataclass
class _File:
    """What is known of one watched file. Times are those of `Poller.look`."""

    stamp: Stamp | None = None
    source: bytes | None = None
    read_at: float = 0.0
    empty_since: float | None = None
    away_since: float | None = None
    reported: bool = True  # that it is away


@dataclass
class Poller:
    """Looks at the file of every exercise, and at the bank's files of the one in hand; in `folders`
    at what files there are.
    """

    path_of: Callable[[str], Path]
    ids: tuple[str, ...]
    bank_files: Callable[[str], Iterable[Path]] = lambda id: ()
    folders: tuple[Path, ...] = ()
    _others: frozenset[Path] = frozenset()
    _listed: float = 0.0
    _files: dict[str, _File] = field(default_factory=dict)
    _bank: dict[Path, Stamp | None] = field(default_factory=dict)
    _current: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        for id in self.ids:
            stamp = stamp_of(self.path_of(id))
            self._files[id] = _File(stamp, reported=stamp is None)
        self._others = self._list()

    def take_up(self, id: str) -> Saved | Gone | Unreadable:
        """Begin with an exercise: its file as it is, and its bank's files from now on."""
        with self._lock:
            self._current = id
            self._bank = {path: stamp_of(path) for path in self.bank_files(id)}
            file = self._files[id] = _File()
            stamp = stamp_of(self.path_of(id))
            return self._read(id, file, stamp, 0.0, first=True) if stamp else Gone(id)

    def found(self, id: str) -> Saved | Gone | Unreadable:
        """An exercise's file as it is."""
        path = self.path_of(id)
        stamp = stamp_of(path)
        try:
            return Saved(id, _content(path), stamp) if stamp else Gone(id)
        except Refused as refused:
            return Unreadable(id, refused)

    def look(self, now: float, *, everywhere: bool = True) -> list[Seen]:
        """What has happened since the last look, at a time in seconds.

        Not `everywhere`, only the file of the exercise in hand is looked at.
        """
        with self._lock:
            ids = self._files if everywhere else self._files.keys() & {self._current}
            seen = [found for id in [*ids] for found in self._at(id, self._files[id], now)]
            return [*seen, *self._bank_changed(), *self._strays(now)] if everywhere else seen

    def run(self, post: Callable[[Seen], None], stop: threading.Event) -> None:
        """Look until `stop` is set."""
        number = 0
        while not stop.wait(_TICK):
            number += 1
            for seen in self.look(time.monotonic(), everywhere=number % _ALL == 0):
                post(seen)

    def is_fresh(self, saved: Saved) -> bool:
        """Whether the file is still as it was when it was saved."""
        return stamp_of(self.path_of(saved.id)) == saved.stamp

    def _at(self, id: str, file: _File, now: float) -> Iterator[Seen]:
        stamp = stamp_of(self.path_of(id))
        if stamp is None:
            yield from self._away(id, file, now)
            return
        file.away_since, file.reported = None, False
        if file.empty_since is not None and stamp == file.stamp:
            if now - file.empty_since < _EMPTY:
                return
        elif stamp == file.stamp:
            if file.source is None or now - file.read_at > _RECENT or not self._differs(id, file):
                return
        elif stamp[1] == 0 and file.source != b"":
            file.stamp, file.empty_since = stamp, now
            return
        yield self._read(id, file, stamp, now)

    def _away(self, id: str, file: _File, now: float) -> Iterator[Gone]:
        if file.reported:
            return
        if file.away_since is None:
            file.away_since = now
        if now - file.away_since >= _AWAY:
            file.reported, file.stamp, file.source = True, None, None
            yield Gone(id)

    def _differs(self, id: str, file: _File) -> bool:
        try:
            return _content(self.path_of(id)) != file.source
        except Refused:
            return False

    def _read(
        self, id: str, file: _File, stamp: Stamp, now: float, *, first: bool = False
    ) -> Saved | Unreadable:
        """Take the content in. What is written while it is read has another stamp afterwards."""
        file.stamp, file.empty_since, file.read_at, file.reported = stamp, None, now, False
        try:
            file.source = _content(self.path_of(id))
        except Refused as refused:
            file.source = None
            return Unreadable(id, refused)
        return Saved(id, file.source, stamp, first)

    def _strays(self, now: float) -> list[Stray]:
        if now - self._listed < _LIST:
            return []
        before, self._others, self._listed = self._others, self._list(), now
        return [Stray(path) for path in sorted(self._others - before)]

    def _list(self) -> frozenset[Path]:
        """Python files that are no exercise's, without those that editors hide."""
        found: set[Path] = set()
        for folder in self.folders:
            with contextlib.suppress(OSError):
                found.update(folder.iterdir())
        own = {self.path_of(id) for id in self.ids}
        return frozenset(
            path
            for path in found - own
            if path.suffix == ".py" and path.name[0].isalnum() and path.is_file()
        )

    def _bank_changed(self) -> list[BankChanged]:
        now = {path: stamp_of(path) for path in self._bank}
        changed = now != self._bank
        self._bank = now
        return [BankChanged(self._current)] if changed else []


def stamp_of(path: Path) -> Stamp | None:
    """What changes with each write: the time, the size, the file itself; None if it isn't there."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _content(path: Path) -> bytes:
    with opened(str(path)) as descriptor:
        return read(descriptor, SOURCE_BYTES + 1)
