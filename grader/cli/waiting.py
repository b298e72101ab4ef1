"""A line on the terminal while a check takes longer than half a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from grader.language import Lang, Said, said, translated

if TYPE_CHECKING:
    from grader.grading.verdict import Verdict

_PATIENCE = 0.5


class Progress:
    """Writes on standard error, only where it is a terminal, and wipes its line at the end."""

    def __init__(self, total: int, lang: Lang = "en") -> None:
        self.total = total
        self._lang = lang
        self.finished = 0
        self._shown = False
        self._began = time.monotonic()
        self._terminal = sys.stderr.isatty()

    def waiting(self, seconds: float) -> None:
        """Called again and again while a candidate is waited for."""
        if self._terminal and seconds > (0 if self._shown else _PATIENCE):
            elapsed = time.monotonic() - self._began
            text = said(
                "checking {number} of {total} ... {seconds:.0f} s",
                number=self.finished + 1,
                total=self.total,
                seconds=elapsed,
            )
            self._show(text)

    def done(self, _: Verdict) -> None:
        self.finished += 1
        if self._terminal and time.monotonic() - self._began > _PATIENCE:
            number, total = self.finished, self.total
            all_known = said("checked {number} of {total}", number=number, total=total)
            self._show(all_known if total else said("checked {number}", number=number))

    def _show(self, text: Said) -> None:
        self._shown = True
        sys.stderr.write(f"\r\x1b[K{translated(text, self._lang)}")
        sys.stderr.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: Any) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
