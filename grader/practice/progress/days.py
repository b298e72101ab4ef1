"""Days of practice: what was done on each, how many in a row, and the calendar of the last weeks.

Days are the candidate's own: they begin at four in the morning, as those of reviews do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from grader.practice.review.days import day_of
from grader.practice.row import Row

WEEKS, WEEK = 26, 7
LEVELS = 4  # of a day with practice
_ONE = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """How much was done on a day: files graded, cards rated, interview answers, drills ended."""

    day: date
    attempts: int = 0
    reviews: int = 0
    answers: int = 0
    repairs: int = 0

    @property
    def total(self) -> int:
        return self.attempts + self.reviews + self.answers + self.repairs


def days_of(**rows: Sequence[Row]) -> tuple[Day, ...]:
    """The days with practice in order; of what is given by the name of each of Day's counts."""
    counts = {name: Counter(day_of(row.at) for row in some) for name, some in rows.items()}
    days = sorted({day for count in counts.values() for day in count})
    return tuple(Day(day, **{name: count[day] for name, count in counts.items()}) for day in days)


def streaks(days: Iterable[date], today: date) -> tuple[int, int]:
    """How many days in a row lead up to today or to yesterday, and the most that ever did."""
    length: dict[date, int] = {}
    for day in sorted(set(days)):
        length[day] = length.get(day - _ONE, 0) + 1
    return length.get(today) or length.get(today - _ONE, 0), max(length.values(), default=0)


@dataclass(frozen=True)
class Cell:
    """A day of the calendar. `level` is 0 for a day without practice, LEVELS for the busiest."""

    day: date
    total: int
    level: int


def calendar(days: Sequence[Day], today: date, weeks: int = WEEKS) -> list[list[Cell]]:
    """The last weeks, Monday to Sunday each; the week of today ends with today.

    A level is a quarter of what the busiest day of these weeks has.
    """
    totals = {day.day: day.total for day in days}
    first = today - timedelta(days=today.weekday() + WEEK * (weeks - 1))
    shown = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    most = max((totals.get(day, 0) for day in shown), default=0)
    cells = [
        Cell(day, total := totals.get(day, 0), -(-LEVELS * total // most) if most else 0)
        for day in shown
    ]
    return [cells[n : n + WEEK] for n in range(0, len(cells), WEEK)]
