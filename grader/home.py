"""The user's folder for what the grader remembers: trusted banks and practice."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from grader.errors import CommandError
from grader.language import said


def home() -> Path:
    """GRADER_HOME, else the system's place for data of programs. It may not exist yet.

    Raises:
        CommandError: if the user has no home folder.
    """
    told = os.environ.get("GRADER_HOME")
    try:
        if told:
            return Path(told).expanduser()
        if sys.platform == "win32":
            return Path(os.environ["LOCALAPPDATA"]) / "pruneprep"
        if sys.platform == "darwin":
            return _user() / "Library" / "Application Support" / "pruneprep"
        base = os.environ.get("XDG_DATA_HOME", "")
        data = Path(base) if Path(base).is_absolute() else _user() / ".local" / "share"
        return data / "pruneprep"
    except (RuntimeError, KeyError):
        help = said("Set GRADER_HOME to a folder of yours.")
        raise CommandError(said("your home folder can't be found"), help=help) from None


def _user() -> Path:
    """The user's own folder. An empty HOME would be the root folder, a relative one any folder."""
    if "HOME" in os.environ and not Path(os.environ["HOME"]).is_absolute():
        raise RuntimeError
    return Path.home()
