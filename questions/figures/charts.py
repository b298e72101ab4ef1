"""Charts that several figures share: ranges over seeds, as bars between smallest and largest."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from canvas import Canvas, Word

Range = tuple[float, float]


class Scale:
    """A horizontal axis from `left` to `right` (pixels) for values from `low` to `high`."""

    def __init__(
        self, left: float, right: float, low: float, high: float, *, log: bool = False
    ) -> None:
        self.left, self.right = left, right
        self.turn: Callable[[float], float] = math.log10 if log else float
        self.low, self.high = self.turn(low), self.turn(high)

    def __call__(self, value: float) -> float:
        share = (self.turn(value) - self.low) / (self.high - self.low)
        return self.left + share * (self.right - self.left)

    def grid(
        self, c: Canvas, top: float, bottom: float, ticks: Sequence[tuple[float, Word]]
    ) -> None:
        """A vertical line for each tick, with its label below."""
        for value, word in ticks:
            c.line((self(value), top), (self(value), bottom), "rule", 1)
            c.text((self(value), bottom + 18), word, "faint")

    def bars(self, c: Canvas, rows: Sequence[tuple[Range, Word, str]]) -> None:
        """Ranges under each other, each with its label to the left of the axis, in its colour."""
        for k, (range, label, colour) in enumerate(rows):
            y = 26 + 32 * k
            c.text((self.left - 10, y + 5), label, colour, "end")
            self.bar(c, y, range, colour)

    def bar(self, c: Canvas, y: float, range: Range, colour: str, hollow: bool = False) -> None:
        """A range as a bar that is 10 px high, and 4 px wide at least."""
        left, right = self(range[0]), self(range[1])
        if right - left < 4:
            left, right = (left + right) / 2 - 2, (left + right) / 2 + 2
        c.box(left, y - 5, right - left, 10, "paper" if hollow else colour, colour, round=2)
