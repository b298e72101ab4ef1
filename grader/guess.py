"""Guesses from the command line which libraries its files need, while nothing else is known.

A wrong guess costs time and changes no verdict. Nothing that was read or looked at is held by a
frame or an object when these functions have returned: forks that are made then can be looked into.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence

from grader.budgets import SOURCE_BYTES
from grader.files import Refused, opened, read

_IMPORTS_TORCH = re.compile(rb"^[ \t]*(?:import|from)[ \t]+torch\b", re.MULTILINE)


def libraries() -> tuple[str, ...]:
    """NumPy, and torch where a Python file among this process's arguments imports it."""
    files = [argument for argument in sys.argv[1:] if argument.endswith(".py")]
    return ("numpy", "torch") if files and _in_a_child(files) else ("numpy",)


def _in_a_child(files: Sequence[str]) -> bool:
    """A fork of this process reads the files, in its own memory."""
    child = os.fork()
    if child == 0:
        found = False
        try:
            found = any(map(_imports_torch, files))
        finally:
            os._exit(found)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


def _imports_torch(file: str) -> bool:
    try:
        with opened(file) as descriptor:
            return _IMPORTS_TORCH.search(read(descriptor, SOURCE_BYTES)) is not None
    except (OSError, Refused):  # to be said by who grades it
        return False
