"""Misconceptions: known mistakes that were named in attempts, and those that are overcome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from grader.practice.row import Attempt


@dataclass(frozen=True)
class Misconception:
    """A known mistake in one exercise.

    Attributes:
        times: attempts that showed it.
        first, last: when the first and the latest of them was made, in milliseconds.
        overcome: when the exercise passed after that; None where it hasn't.
    """

    exercise: str
    name: str
    times: int
    first: int
    last: int
    overcome: int | None


def misconceptions(attempts: Iterable[Attempt]) -> tuple[Misconception, ...]:
    """Those that aren't overcome first, then the latest first. The attempts come oldest first."""
    met: dict[tuple[str, str], list[int]] = {}
    overcome: dict[tuple[str, str], int] = {}
    for row in attempts:
        for name in row.mistakes:
            met.setdefault((row.item, name), []).append(row.at)
            overcome.pop((row.item, name), None)
        if row.status == "passed":
            for key in met:
                if key[0] == row.item:
                    overcome.setdefault(key, row.at)
    found = (
        Misconception(*key, len(times), times[0], times[-1], overcome.get(key))
        for key, times in met.items()
    )
    return tuple(sorted(found, key=lambda one: (one.overcome is not None, -one.last)))
