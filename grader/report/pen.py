"""What every part of a terminal report is written with: a width, colours, common shapes."""

from __future__ import annotations

from collections.abc import Iterable

from grader.grading.verdict import CheckResult
from grader.report.escape import one_line, visible
from grader.report.layout import cells, fit, wrap
from grader.report.strings import SIGNS

_CODES = {"good": "32", "bad": "31", "ours": "35", "quiet": "2", "strong": "1", "mark": "1;31"}
_SIGN_STYLES = {"✓": "good", "✗": "bad", "○": "strong", "!": "ours"}


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

    def headed(self, status: str, words: str, rest: str) -> str:
        """One line: the words of a status, and as much of `rest` as fits."""
        room = self.width - cells(words) - 2
        return f"{self.sign(status, words)}  {fit(one_line(rest), room)}".rstrip()

    def check(self, check: CheckResult, text: str) -> str:
        """One line: the sign of a check, and as much of `text` as fits."""
        shown = fit(one_line(text), self.width - 2)
        return f"{self.sign(check.status, SIGNS[check.status])} {shown}"

    def titled(self, check: CheckResult) -> list[str]:
        """The sign of a check and its whole title, on as many lines as that takes."""
        first, *rest = wrap(one_line(check.title or check.name), self.width - 2)
        return [f"{self.sign(check.status, SIGNS[check.status])} {first}", *indent(rest, 2)]

    def paragraph(self, text: str, style: str | None = None) -> list[str]:
        lines = wrap(visible(text), self.width)
        return [self.ink(style, line) for line in lines] if style else lines


def indent(lines: Iterable[str], columns: int) -> list[str]:
    return [" " * columns + line if line else line for line in lines]


def spaced(parts: Iterable[list[str]]) -> list[str]:
    """The parts that aren't empty, one blank line between them."""
    lines: list[str] = []
    for part in filter(None, parts):
        lines += ["", *part] if lines else part
    return lines
