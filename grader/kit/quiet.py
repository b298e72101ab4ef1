"""Wrong versions run in the grader's own process: nothing that they print is heard."""

from __future__ import annotations

import contextlib
import os
import warnings
from collections.abc import Iterator
from typing import TextIO, cast

import numpy as np


@contextlib.contextmanager
def no_warnings() -> Iterator[None]:
    """NumPy's and Python's warnings are dropped."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Whatever is printed inside is dropped: warnings, Python's own output, and what a library
    writes to the process's standard output and error.

    LAPACK complains there of infinite numbers, which would spoil a report in JSON.
    """
    nowhere = cast("TextIO", _Nowhere())
    with (
        no_warnings(),
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
        _descriptors_to_nowhere(),
    ):
        yield


class _Nowhere:
    """A text stream that keeps nothing. What waits in the real one's buffer stays there."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


@contextlib.contextmanager
def _descriptors_to_nowhere() -> Iterator[None]:
    """Descriptors 1 and 2 lead to the null device."""
    kept = os.dup(1), os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)
        for number in (*kept, nowhere):
            os.close(number)
