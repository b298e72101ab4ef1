"""A judge lives long: memory of large answers goes back to the system when it isn't needed."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
from collections.abc import Callable
from pathlib import Path

# Options of glibc's mallopt, and bytes. By default it learns to keep blocks of up to 32 MB, and has
# a heap for each thread: after some answers of many megabytes a judge holds hundreds.
_MALLOPT = {"trim above": (-1, 8 << 20), "map above": (-3, 4 << 20), "heaps": (-8, 1)}
_GROWTH = 32 << 20  # bytes from which on the heap is looked through for whole free pages


class Memory:
    """This process's memory. Does nothing where the system or the C library is another one."""

    def __init__(self) -> None:
        self._kept = 0
        self._trim: Callable[[], object] = lambda: None
        with contextlib.suppress(AttributeError, OSError, TypeError):
            libc = ctypes.CDLL(None)
            for option, value in _MALLOPT.values():
                libc.mallopt(option, value)
            self._trim = lambda: libc.malloc_trim(0)

    def give_back(self) -> None:
        """Give back what lies free between blocks in use, if there is more than after last time."""
        if resident() > self._kept + _GROWTH:
            gc.collect()  # an answer may hang on a circle of frames and tracebacks
            self._trim()
            self._kept = resident()


def resident() -> int:
    """The bytes of this process that are in memory; 0 where that isn't known."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0
