"""The files of the store's folder, by name."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

FILE = "practice.db"
LOG = "-wal"
BESIDE = (LOG, "-shm")  # what SQLite keeps beside a file, by the end of the name
_DAY = 24 * 3600


class Places:
    """The store, its backup, and what is there while one of them is made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / FILE
        self.backup = folder / "practice.backup.db"
        self.restored = folder / "practice.restored.db"  # whole, about to become the store
        self.lock = folder / "practice.lock"

    def make(self) -> None:
        """Make the folder, which nobody else may read."""
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def unsettled(self) -> bool:
        """Whether the store isn't there, or is about to be exchanged."""
        return self.restored.exists() or not self.store.exists()

    def backup_is_due(self) -> bool:
        """Whether the backup is not of the last 24 hours."""
        try:
            age = time.time() - self.backup.stat().st_mtime
        except OSError:
            return True
        return not 0 <= age < _DAY

    def spare(self, kind: str) -> Path:
        """A name for a file that is being written."""
        return self.folder / f"practice.{kind}-{os.urandom(4).hex()}.part"

    def set_aside(self, at: float) -> Path:
        """The name of a damaged store that was found at a time."""
        when = time.strftime("%Y-%m-%d-%H%M%S", time.localtime(at))
        return self.folder / f"practice.corrupt-{when}.db"

    def clear(self, kind: str, older_than: float = 0.0) -> None:
        """Remove what processes that were killed have left, seconds ago."""
        for path in self.folder.glob(f"practice.{kind}-*.part*"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime >= older_than:
                    path.unlink()


def beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in BESIDE]


def identity(path: Path) -> tuple[int, int] | None:
    """Which file has this name now; None if none has."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def to_disk(path: Path) -> None:
    """Have a file, or the names in a folder, written before anything that follows."""
    if path.is_dir() and sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
