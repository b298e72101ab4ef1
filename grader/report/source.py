"""The lines of a candidate's file around the one to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from grader.budgets import LINE_TEXT
from grader.prose.width import width
from grader.report.escape import visible


@dataclass(frozen=True)
class Line:
    """One line of the file, counted from 1; `marked` is the line to look at.

    `caret` is what to set below it so that a `^` stands under the place, or empty. `more` counts
    the characters that `text` leaves out.
    """

    number: int
    text: str
    marked: bool
    caret: str = ""
    more: int = 0


def rows_of(source: str) -> list[str]:
    """The lines of a source, as Python counts them."""
    # Not splitlines(): it also breaks at form feeds and U+2028, and would then count differently.
    text = source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source
    return text.removesuffix("\n").split("\n")


def lines(
    rows: list[str], numbers: Iterable[int], mark: int | None, column: int | None = None
) -> list[Line]:
    """The rows with these numbers, made visible, tabs as four spaces.

    `column` is the place in the marked line, from 1 in characters.
    """
    found = []
    for number in numbers:
        row, marked = rows[number - 1], number == mark
        text = visible(row[:LINE_TEXT].expandtabs(4))
        caret = _caret(row, column) if marked and column and column <= LINE_TEXT else ""
        found.append(Line(number, text, marked, caret, max(0, len(row) - LINE_TEXT)))
    return found


def _caret(row: str, column: int) -> str:
    before = visible(row[: min(column, len(row) + 1) - 1].expandtabs(4))
    return " " * width(before) + "^"


def excerpt(
    source: str | None, mark: int | None, around: int = 2, column: int | None = None
) -> list[Line]:
    """The marked line with `around` lines before and after it; empty where there is none."""
    if source is None or mark is None:
        return []
    rows = rows_of(source)
    if not 1 <= mark <= len(rows):
        return []
    numbers = range(max(1, mark - around), min(len(rows), mark + around) + 1)
    return lines(rows, numbers, mark, column)
