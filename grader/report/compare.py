"""Expected and actual for a terminal: side by side when they fit, the first difference marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from grader.grading.verdict import CheckResult, Value
from grader.report.escape import one_line, value_text
from grader.report.grid import grid, window
from grader.report.layout import cells, fit, pad, wrap
from grader.report.pen import Pen, indent
from grader.report.phrases import how_many, say
from grader.report.values import (
    Pair,
    describe,
    described,
    differing,
    drawable,
    pair_of,
    says,
)

if TYPE_CHECKING:
    from grader.bank.model import Lang

_SINGLE_LINES = 6


def comparison(check: CheckResult, lang: Lang, pen: Pen) -> list[str]:
    """Lines for a check's two values, either of which may be unknown; none where both are."""
    pair = pair_of(check)
    if pair is None:
        known = [("expected", check.expected), ("actual", check.actual)]
        return [
            line
            for key, value in known
            if value
            for line in _single(say(lang, key), value_text(value), pen)
        ]
    if drawable(pair.expected) and drawable(pair.actual):
        return [*grids(pair, lang, pen), *_counted(pair, check.message, lang, pen)]
    return _texts(pair, lang, pen)


def _single(label: str, text: str, pen: Pen) -> list[str]:
    column = cells(label) + 2
    first, *rest = wrap(text, max(10, pen.width - column))[:_SINGLE_LINES]
    return [f"{label}  {first}", *indent(rest, column)]


def _texts(pair: Pair, lang: Lang, pen: Pen) -> list[str]:
    """Two texts one above the other, a caret under the first character in which they differ."""
    labels = [say(lang, "expected"), say(lang, "actual")]
    column = max(map(cells, labels)) + 2
    one, other = described(pair)
    where = _common(one, other)
    room = pen.width - column
    start = max(0, where - room // 3) if max(cells(one), cells(other)) > room else 0
    shown = [fit(("…" if start else "") + text[start:], room) for text in (one, other)]
    lines = [pad(label, column) + text for label, text in zip(labels, shown, strict=True)]
    caret = column + cells(shown[1][: where - start + bool(start)])
    lines.append(" " * caret + pen.ink("mark", "^"))
    head = [say(lang, "item", place=one_line(pair.place))] if pair.container else []
    return [*(fit(line, pen.width) for line in head), *lines]


def _common(one: str, other: str) -> int:
    """How many characters two texts share at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def grids(pair: Pair, lang: Lang, pen: Pen) -> list[str]:
    """Two drawable arrays as tables; of large ones a window around the first difference."""
    marks = frozenset(differing(pair.expected, pair.actual))
    one, other = (
        _block(say(lang, key) + one_line(pair.container), value, pair.index, marks, lang)
        for key, value in (("expected", pair.expected), ("actual", pair.actual))
    )
    caption = []
    if pair.expected.shape == pair.actual.shape:  # then both leave out the same
        caption, one, other = one.caption, replace(one, caption=[]), replace(other, caption=[])
    left, right = one.lines(), other.lines()
    column = max(map(cells, left)) + 4
    beside = column + max(map(cells, right)) <= pen.width
    lines = _beside(left, right, column) if beside else [*left, "", *right]
    below = [f"  {', '.join(caption)}"] if caption else []
    return [fit(line, pen.width) for line in lines + below]


def _counted(pair: Pair, message: str, lang: Lang, pen: Pen) -> list[str]:
    """How many entries differ, unless the check's message says it in the same language."""
    if pair.index is None or (says(message, pair) and (lang == "en" or not message.isascii())):
        return []
    count = len(differing(pair.expected, pair.actual))
    return pen.paragraph(how_many(pair, count, "*", lang), "mark")


@dataclass(frozen=True)
class _Block:
    """One of the two arrays: a title, rows of entries, and what is left out."""

    title: str
    rows: list[str]
    caption: list[str]

    def lines(self) -> list[str]:
        return [self.title, *(f"  {line}" for line in (*self.rows, *self.caption))]


def _block(
    label: str,
    value: Value,
    focus: tuple[int, ...] | None,
    marks: frozenset[tuple[int, ...]],
    lang: Lang,
) -> _Block:
    shape = value.shape or ()
    title = f"{label}  {describe(value)}"
    if 0 in shape:
        return _Block(title, [say(lang, "empty")], [])
    shown = window(shape, focus)
    return _Block(title, grid(value, shown, marks), shown.caption(shape, lang))


def _beside(left: list[str], right: list[str], column: int) -> list[str]:
    rows = zip_longest(left, right, fillvalue="")
    return [(pad(one, column) + other).rstrip() for one, other in rows]
