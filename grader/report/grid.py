"""A part of an array as a table of short texts, small enough for a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.grading.verdict import Value
from grader.report.escape import one_line
from grader.report.values import at

if TYPE_CHECKING:
    from grader.report.voice import Voice

_ROWS, _COLUMNS = 8, 8


@dataclass(frozen=True)
class Window:
    """The rows and columns of one slice that are shown: `lead` indexes the axes before them."""

    lead: tuple[int, ...]
    rows: range
    columns: range
    flat: bool  # a 1-d array is one row without a row index

    def index(self, row: int, column: int) -> tuple[int, ...]:
        return (column,) if self.flat else (*self.lead, row, column)

    def caption(self, shape: tuple[int, ...], voice: Voice) -> list[str]:
        """What is left out, in words; empty when the whole array is shown."""
        axes = [("columns", self.columns, shape[-1])]
        if not self.flat:
            axes.insert(0, ("rows", self.rows, shape[-2]))
        parts = [voice.say("slice", place=f"[{', '.join(map(str, self.lead))}]")] * bool(self.lead)
        return parts + [
            voice.say(key, first=shown.start, last=shown.stop - 1, total=total)
            for key, shown, total in axes
            if len(shown) < total
        ]


def window(shape: tuple[int, ...], focus: tuple[int, ...] | None) -> Window:
    """The window around `focus` (the array's start without one). `shape` has an axis at least."""
    focus = focus or (0,) * len(shape)
    flat = len(shape) == 1
    rows = range(1) if flat else _around(focus[-2], shape[-2], _ROWS)
    return Window(focus[:-2], rows, _around(focus[-1], shape[-1], _COLUMNS), flat)


def grid(value: Value, shown: Window, marks: frozenset[tuple[int, ...]]) -> list[str]:
    """One line a row, entries right-aligned; an entry of `marks` carries an asterisk."""
    table = [
        [_entry(value, shown.index(row, column), marks) for column in shown.columns]
        for row in shown.rows
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return [
        " ".join(text.rjust(width) for text, width in zip(row, widths, strict=True))
        for row in table
    ]


def _around(focus: int, size: int, count: int) -> range:
    start = max(0, min(focus - count // 2, size - count))
    return range(start, min(size, start + count))


def _entry(value: Value, index: tuple[int, ...], marks: frozenset[tuple[int, ...]]) -> str:
    return short(at(value.data, index)) + ("*" if index in marks else " ")


def short(number: object) -> str:
    """A number in few characters: booleans as 1 and 0, floats to five digits."""
    if isinstance(number, bool):
        return str(int(number))
    return f"{number:.5g}" if isinstance(number, float) else one_line(str(number))
