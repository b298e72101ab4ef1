"""The lines of a candidate's file around the one to look at."""

from __future__ import annotations

from dataclasses import dataclass

from grader.report.escape import visible
from grader.report.layout import cells


@dataclass(frozen=True)
class Line:
    """One line of the file, counted from 1; `marked` is the line to look at.

    `caret` is what to set below it so that a `^` stands under the place, or empty.
    """

    number: int
    text: str
    marked: bool
    caret: str = ""


def lines(source: str, mark: int | None, column: int | None = None) -> list[Line]:
    """Every line of `source` as Python counts them, made visible, tabs as four spaces.

    `column` is the place in the marked line, from 1 in characters.
    """
    # Not splitlines(): it also breaks at form feeds and U+2028, and would then count differently.
    rows = source.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [
        Line(
            number,
            visible(row.expandtabs(4)),
            number == mark,
            _caret(row, column) if number == mark and column else "",
        )
        for number, row in enumerate(rows, start=1)
    ]


def _caret(row: str, column: int) -> str:
    before = visible(row[: min(column, len(row) + 1) - 1].expandtabs(4))
    return " " * cells(before) + "^"


def excerpt(
    source: str | None, mark: int | None, around: int = 2, column: int | None = None
) -> list[Line]:
    """The marked line with `around` lines before and after it; empty where there is none."""
    if source is None or mark is None:
        return []
    found = lines(source, mark, column)
    if not 1 <= mark <= len(found):
        return []
    return found[max(0, mark - 1 - around) : mark + around]
