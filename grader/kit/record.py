"""What checks saw of a subject, kept for the diagnosis until the submission's verdict is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .compare import are_floats
from .failures import CheckFailure

if TYPE_CHECKING:
    from .agreement import Terms
    from .subject import Outcome
    from .table import Case, Table

_ROOM = 8 << 20  # bytes of answers that are kept of one submission


class Calls:
    """Calls of one function, with what came of those that were answered.

    An entry of `outcomes` is None where the answer was right, which says all about it, and "lost"
    where it was wrong but too large to keep. `terms` says how the check compares; a check that
    judges by itself has none. `table` is the one whose cases these are.
    """

    def __init__(
        self,
        function: str,
        cases: Sequence[Case],
        terms: Terms | None = None,
        table: Table | None = None,
    ) -> None:
        self.function = function
        self.cases = cases
        self.terms = terms
        self.table = table
        self.outcomes: list[Outcome | str | None] = []


class Record:
    """All calls, in the order in which checks made them."""

    def __init__(self) -> None:
        self.calls: list[Calls] = []
        self._room = _ROOM

    def add(self, calls: Calls) -> None:
        self.calls.append(calls)

    def taken(self) -> list[Calls]:
        """The calls since the last time, which are then no longer kept here."""
        taken, self.calls = self.calls, []
        return taken

    def note(self, calls: Calls, outcome: Outcome | None) -> None:
        """Take down one more outcome of these calls; None where it was right."""
        if outcome is None:
            calls.outcomes.append(None)
            return
        size = size_of(outcome.value, self._room)
        self._room -= min(size, self._room)
        calls.outcomes.append(outcome if self._room else "lost")


class UntilWrong(Record):
    """Ends a check at the first wrong answer: for who asks only whether all are right."""

    def note(self, calls: Calls, outcome: Outcome | None) -> None:
        if outcome is not None and calls.terms is not None:  # `agree` has compared it
            raise CheckFailure("wrong")


def size_of(value: Any, limit: int) -> int:
    """About how many bytes plain data takes; past the limit it is no longer counted."""
    total, left = 0, [value]
    while left and total <= limit:
        one = left.pop()
        total += 64
        if isinstance(one, list | tuple):
            total += 8 * len(one)
            if are_floats(one):
                total += 64 * len(one)
            else:
                left += one
        elif isinstance(one, dict):
            total += 16 * len(one)
            left += [*one, *one.values()]
        elif isinstance(one, str | bytes):
            total += len(one)
        elif isinstance(one, np.ndarray):
            total += one.nbytes
        elif hasattr(one, "element_size"):  # a tensor
            total += one.element_size() * one.nelement()
    return total
