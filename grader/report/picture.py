"""A mask in a terminal: two rows of entries to a line, in half blocks."""

from __future__ import annotations

from itertools import zip_longest

from grader.budgets import PICTURE
from grader.grading.verdict import Value
from grader.prose.width import width as cells
from grader.report.layout import pad
from grader.report.pen import Pen
from grader.report.values import Pair, at, describe, is_mask
from grader.report.voice import Voice

_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_LEAST = 8  # smaller masks are shown as numbers

Cells = list[list[bool]]


def pictures(pair: Pair, container: str, voice: Voice, pen: Pen) -> list[str]:
    """Both masks of a pair and where they differ, if all three fit beside each other."""
    values = (pair.expected, pair.actual)
    columns = (values[0].shape or (0, 0))[-1]
    if values[0].shape != values[1].shape or 3 * (columns + 4) - 2 > pen.width:
        return []
    if not all(_fits(value, pen) for value in values):
        return []
    one, other = map(_cells, values)
    differing = [
        [at(values[0].data, (r, c)) != at(values[1].data, (r, c)) for c in range(len(row))]
        for r, row in enumerate(one)
    ]
    blocks = [
        [voice.say("expected") + container, *_framed(one)],
        [voice.say("actual") + container, *_framed(other)],
        [voice.say("difference"), *_framed(differing)],
    ]
    return [*_in_a_row(blocks), voice.say("kept")]


def picture(label: str, value: Value, voice: Voice, pen: Pen) -> list[str]:
    """One mask by itself; nothing where it isn't fit for it."""
    if not _fits(value, pen):
        return []
    return [f"{label}  {describe(value)}", *_framed(_cells(value)), voice.say("kept")]


def _fits(value: Value, pen: Pen) -> bool:
    if not is_mask(value) or value.sketch is not None:
        return False
    rows, columns = value.shape or (0, 0)
    return _LEAST < max(rows, columns) <= PICTURE and columns + 2 <= pen.width


def _cells(value: Value) -> Cells:
    return [[entry != 0 for entry in row] for row in value.data]


def _framed(rows: Cells) -> list[str]:
    """The half blocks between two edges, which show where an empty mask ends."""
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue=[False] * len(rows[0]))
    return [
        "▕" + "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True)) + "▏"
        for upper, lower in pairs
    ]


def _in_a_row(blocks: list[list[str]]) -> list[str]:
    widths = [max(map(cells, block)) + 2 for block in blocks]
    return [
        "".join(pad(line, width) for line, width in zip(lines, widths, strict=True)).rstrip()
        for lines in zip_longest(*blocks, fillvalue="")
    ]
