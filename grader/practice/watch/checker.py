"""Has the newest save judged, and no older one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from grader.judge import Event, Finished, Job, Judge, Passed, Ticket


@dataclass(frozen=True)
class Heard:
    """What there is to show of the check of that number: its end, before it perhaps a pass."""

    number: int
    event: Finished | Passed


class Checks(Protocol):
    """What a screen asks for. Of a check that isn't left its end is posted."""

    def check(self, id: str, source: bytes, name: str) -> int:
        """Begin a check and leave the one before it; its number."""
        ...

    def leave(self) -> None:
        """Leave the check that runs, if one does."""
        ...


class Checker:
    """Checks by a judge, one at a time."""

    def __init__(self, judge: Judge, post: Callable[[Heard], None]) -> None:
        self._judge = judge
        self._post = post
        self._number = 0
        self._ticket: Ticket | None = None

    def check(self, id: str, source: bytes, name: str) -> int:
        self.leave()
        self._number += 1
        number = self._number

        def heard(event: Event) -> None:
            if isinstance(event, (Passed, Finished)):  # nothing else is shown
                self._post(Heard(number, event))

        self._ticket = self._judge.submit(Job(id, source, name), heard)
        return number

    def leave(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
