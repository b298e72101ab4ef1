"""What every part of a terminal report is written with: a width, colours, common shapes."""

from __future__ import annotations

from collections.abc import Iterable

from grader.phrases import MARK
from grader.prose.width import width as cells
from grader.report.escape import visible
from grader.report.layout import wrap
from grader.report.strings import SIGNS

_CODES = {"good": "32", "bad": "31", "ours": "35", "quiet": "2", "strong": "1", "mark": "1;31"}
_SIGN_STYLES = {"✓": "good", "✗": "bad", "○": "strong", "!": "ours"}
_HANG = 2  # columns by which a message's further lines are set in


class Pen:
    """Writes lines of at most `width` columns; without `colour`, no escape sequence at all."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour

    def narrower(self, columns: int) -> Pen:
        return Pen(self.width - columns, self.colour)

    def ink(self, style: str, text: str) -> str:
        """`text` in one of the styles; it may not hold styled text itself."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text

    def sign(self, status: str, text: str) -> str:
        """`text` in the colour of a status's sign."""
        return self.ink(_SIGN_STYLES[SIGNS[status]], text)

    def headed(self, status: str, words: str, rest: str) -> list[str]:
        """The words of a status and the whole of `rest`, on as many lines as that takes."""
        lines = wrap(f"{words}  {rest}", self.width)
        first, *others = lines
        return [self.sign(status, words) + first[len(words) :], *indent(others, _HANG)]

    def titled(self, status: str, title: str) -> list[str]:
        """The sign of a check and its whole title, on as many lines as that takes."""
        first, *rest = wrap(title, self.width - 2)
        return [f"{self.sign(status, SIGNS[status])} {first}", *indent(rest, 2)]

    def paragraph(self, text: str, style: str | None = None) -> list[str]:
        lines = wrap(visible(text), self.width)
        return [self.ink(style, line) for line in lines] if style else lines

    def message(self, text: str, style: str | None = None) -> list[str]:
        """A message, its lines after the first set in: candidates' words can be part of it.

        No line that a candidate's words begin can then look like a line of the report. Their own
        line breaks are marked (see `grader.phrases`), and each line that results from wrapping.
        """
        lines = []
        for row in visible(text).split("\n"):
            mark = MARK if row.startswith(MARK) else ""
            first, *rest = wrap(row.removeprefix(mark), self.width - _HANG)
            lines += [mark + first, *((mark or " " * _HANG) + line for line in rest)]
        return [self.ink(style, line.rstrip()) if style else line.rstrip() for line in lines]

    def beside(self, label: str, text: str, most: int) -> tuple[list[str], int]:
        """`label text` with the text wrapped in a column of its own, and how many lines are left.

        At most `most` lines are written. A long label is wrapped with the text.
        """
        column = cells(label) + 1
        if column > self.width // 2:
            lines = wrap(f"{label} {text}", self.width)
            return lines[:most], max(0, len(lines) - most)
        lines = wrap(text, max(10, self.width - column))
        first, *rest = lines[:most]
        return [f"{label} {first}", *indent(rest, column)], max(0, len(lines) - most)


def indent(lines: Iterable[str], columns: int) -> list[str]:
    return [" " * columns + line if line else line for line in lines]


def spaced(parts: Iterable[list[str]]) -> list[str]:
    """The parts that aren't empty, one blank line between them."""
    lines: list[str] = []
    for part in filter(None, parts):
        lines += ["", *part] if lines else part
    return lines
