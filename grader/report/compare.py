"""Expected and actual for a terminal: side by side when they fit, the first difference marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest

from grader.budgets import VALUE_LINES
from grader.grading.verdict import CheckResult, Value
from grader.prose.width import width as cells
from grader.report.escape import one_line, value_text
from grader.report.grid import grid, window
from grader.report.layout import pad
from grader.report.pen import Pen
from grader.report.picture import picture, pictures
from grader.report.values import Pair, describe, described, differing, pair_of
from grader.report.voice import Voice


def comparison(check: CheckResult, voice: Voice, pen: Pen) -> list[str]:
    """Lines for a check's two values, either of which may be unknown; none where both are."""
    pair = pair_of(check)
    if pair is None:
        known = [("expected", check.expected), ("actual", check.actual)]
        return [line for key, value in known if value for line in _alone(key, value, voice, pen)]
    drawn = pictures(pair, one_line(pair.container), voice, pen)
    if not (drawn or pair.drawable):
        return [*_texts(check, pair, voice, pen), *_off(pair, voice, pen)]
    counted = _counted(pair, check, "" if drawn else "*", voice, pen)
    return [*(drawn or grids(pair, voice, pen)), *counted, *_off(pair, voice, pen)]


def value_lines(label: str, value: Value, voice: Voice, pen: Pen, most: int) -> list[str]:
    """`label value` in at most so many lines, and in words what they leave out."""
    lines, left = pen.beside(label, value_text(value), most)
    said = [voice.more("lines", left)] if left else []
    said += [voice.left_out(value)] if value.more else []
    column = cells(label) + 1
    return [*lines, *(" " * column + line for text in said for line in pen.paragraph(text))]


def _alone(key: str, value: Value, voice: Voice, pen: Pen) -> list[str]:
    label = voice.say(key)
    drawn = picture(label, value, voice, pen)
    return drawn or value_lines(f"{label} ", value, voice, pen, VALUE_LINES)


def _texts(check: CheckResult, pair: Pair, voice: Voice, pen: Pen) -> list[str]:
    """Two texts one above the other, a caret under the first character in which they differ.

    They are those of the whole answers: a part says little without what is beside it.
    """
    if check.expected is None or check.actual is None:
        return []
    outer = check.whole or (check.expected, check.actual)
    labels = [voice.say("expected"), voice.say("actual")]
    column = max(map(cells, labels)) + 2
    texts = described(Pair((), *outer))
    if max(map(cells, texts)) > pen.width - column:
        values = [replace(value, text=text) for value, text in zip(outer, texts, strict=True)]
        return [
            line
            for label, value in zip(labels, values, strict=True)
            for line in value_lines(pad(label, column - 1), value, voice, pen, VALUE_LINES)
        ]
    lines = [pad(label, column) + text for label, text in zip(labels, texts, strict=True)]
    if texts[0] != texts[1]:
        lines.append(" " * (column + cells(texts[1][: _common(*texts)])) + pen.ink("mark", "^"))
    return lines + [" " * column + voice.left_out(value) for value in outer[:1] if value.more]


def _common(one: str, other: str) -> int:
    """How many characters two texts share at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _off(pair: Pair, voice: Voice, pen: Pen) -> list[str]:
    text = voice.off(pair)
    return pen.paragraph(text, "mark") if text else []


def grids(pair: Pair, voice: Voice, pen: Pen) -> list[str]:
    """Two drawable arrays as tables; of large ones a window around the first difference."""
    marks = frozenset(differing(pair.expected, pair.actual, pair.tolerance))
    one, other = (
        _block(voice.say(key) + one_line(pair.container), value, pair.index, marks, voice)
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
    return [part for line in lines + below for part in pen.paragraph(line)]


def _counted(pair: Pair, check: CheckResult, mark: str, voice: Voice, pen: Pen) -> list[str]:
    """How many entries differ, unless the check's message says it."""
    if pair.index is None or (check.message and check.message.holds("entries")):
        return []
    count = len(differing(pair.expected, pair.actual, pair.tolerance))
    return pen.paragraph(voice.how_many(pair, count, mark), "mark")


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
    voice: Voice,
) -> _Block:
    shape = value.shape or ()
    title = f"{label}  {describe(value)}"
    if 0 in shape:
        return _Block(title, [voice.say("empty")], [])
    shown = window(shape, focus)
    return _Block(title, grid(value, shown, marks), shown.caption(shape, voice))


def _beside(left: list[str], right: list[str], column: int) -> list[str]:
    rows = zip_longest(left, right, fillvalue="")
    return [(pad(one, column) + other).rstrip() for one, other in rows]
