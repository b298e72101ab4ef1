"""Every file below a folder that strangers filled: no link is followed, nothing recurses."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..files import target
from .not_graded import NotGraded

_TOOLS = "__pycache__"


def walk(folder: str) -> Iterator[str | NotGraded]:
    """The regular files below a folder, sorted by name in each folder, and what is no such file.

    Hidden files and folders are left out.
    """
    path = str(Path(folder))
    pending = [iter(_entries(path, "" if path == "." else path))]
    while pending:
        entry = next(pending[-1], None)
        if entry is None:
            pending.pop()
        elif isinstance(entry, NotGraded):
            yield entry
        else:
            file, is_folder = entry
            if is_folder:
                pending.append(iter(_entries(file, file)))
            else:
                yield file


def _entries(folder: str, shown: str) -> list[tuple[str, bool] | NotGraded]:
    """The names in one folder: the path and whether it is a folder."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return [NotGraded.because(folder, "unreadable", why=why)]
    if shown and any(entry.name == "pyvenv.cfg" for entry in entries):
        return [NotGraded.because(folder, "environment")]
    start = shown if not shown or shown.endswith(os.sep) else f"{shown}{os.sep}"
    return [
        _entry(entry, f"{start}{entry.name}")
        for entry in entries
        if not entry.name.startswith(".") and entry.name != _TOOLS
    ]


def _entry(entry: os.DirEntry[str], path: str) -> tuple[str, bool] | NotGraded:
    try:
        if entry.is_symlink():
            return NotGraded.because(path, "link", target=target(path))
        if entry.is_dir(follow_symlinks=False):
            return path, True
        if entry.is_file(follow_symlinks=False):
            return path, False
    except OSError as error:
        return NotGraded.because(path, "unreadable", why=error.strerror or type(error).__name__)
    return NotGraded.because(path, "not a file")
