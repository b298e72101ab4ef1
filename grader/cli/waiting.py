"""A line on the terminal while a check takes longer than half a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.grading.verdict import Verdict

_PATIENCE = 0.5


class Progress:
    """Writes on standard error, only where it is a terminal, and wipes its line at the end."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.finished = 0
        self._shown = False
        self._began = time.monotonic()
        self._terminal = sys.stderr.isatty()

    def waiting(self, seconds: float) -> None:
        """Called again and again while a candidate is waited for."""
        if self._terminal and seconds > (0 if self._shown else _PATIENCE):
            elapsed = time.monotonic() - self._began
            self._show(f"checking {self.finished + 1} of {self.total} ... {elapsed:.0f} s")

    def done(self, _: Verdict) -> None:
        self.finished += 1
        if self._terminal and time.monotonic() - self._began > _PATIENCE:
            of = f" of {self.total}" if self.total else ""
            self._show(f"checked {self.finished}{of}")

    def _show(self, text: str) -> None:
        self._shown = True
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: Any) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
