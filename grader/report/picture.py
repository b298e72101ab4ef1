"""A mask in a terminal: two rows of cells to a line, in half blocks.

A cell is one entry, or a block of entries where the mask has more columns than there is room for.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from grader.budgets import PICTURE
from grader.grading.verdict import Value
from grader.prose.width import width as cells
from grader.report.layout import pad
from grader.report.pen import Pen
from grader.report.values import Pair, describe, is_mask
from grader.report.voice import Voice

_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_LEAST = 8  # smaller masks are shown as numbers
_EDGES, _GAP = 2, 2  # columns of a picture's two edges, and between two pictures

Cells = list[list[bool]]
Counts = list[list[int]]


class _Mask(NamedTuple):
    """How many entries of each block count: aren't zero, or differ. A block has so many rows and
    columns."""

    shape: tuple[int, ...]
    counts: Counts
    block: tuple[int, int]

    def smaller(self, room: int) -> _Mask:
        """The mask in at most `room` columns and PICTURE rows of larger blocks."""
        across = -(-len(self.counts[0]) // room)
        # Blocks are square, unless too little of a wide mask would be left.
        down = min(across, -(-len(self.counts) // _LEAST))
        down = max(down, -(-len(self.counts) // PICTURE))
        rows = [
            [sum(row[at : at + across]) for at in range(0, len(row), across)] for row in self.counts
        ]
        groups = [rows[at : at + down] for at in range(0, len(rows), down)]
        counts = [[sum(column) for column in zip(*group, strict=True)] for group in groups]
        return _Mask(self.shape, counts, (self.block[0] * down, self.block[1] * across))

    def shares(self) -> list[list[float]]:
        """The share of each block's entries that counts."""
        sizes = [_sizes(n, step) for n, step in zip(self.shape, self.block, strict=True)]
        return [
            [count / (high * wide) for count, wide in zip(row, sizes[1], strict=True)]
            for row, high in zip(self.counts, sizes[0], strict=True)
        ]


def _dithered(shares: list[list[float]]) -> Cells:
    """Cells of which as many are filled, in each part, as the shares say (Floyd and Steinberg)."""
    rows = [[*row, 0.0] for row in shares]
    rows.append([0.0] * len(rows[0]))
    filled = []
    for y, row in enumerate(rows[:-1]):
        line = []
        for x in range(len(row) - 1):
            line.append(row[x] >= 0.5)
            error = row[x] - line[-1]
            row[x + 1] += error * 7 / 16
            for step, weight in ((-1, 3 / 16), (0, 5 / 16), (1, 1 / 16)):
                if x + step >= 0:
                    rows[y + 1][x + step] += error * weight
        filled.append(line)
    return filled


def _above_average(shares: list[list[float]]) -> Cells:
    """Cells of at least the average share, and never of none."""
    average = sum(map(sum, shares)) / (len(shares) * len(shares[0]))
    return [[share > 0 and share >= average for share in row] for row in shares]


def pictures(pair: Pair, container: str, voice: Voice, pen: Pen) -> list[str]:
    """Both masks of a pair and where they differ, beside each other; or nothing.

    The difference is that of all entries where they are known, else of the blocks' counts.
    """
    values = (pair.expected, pair.actual)
    if values[0].shape != values[1].shape or not all(map(_is_fit, values)):
        return []
    one, other = map(_mask, values)
    if one.block != other.block:
        return []
    room = (pen.width - 2 * _GAP) // 3 - _EDGES
    apart = one._replace(counts=_apart(one, other, values)).smaller(room)
    one, other = one.smaller(room), other.smaller(room)
    blocks = [
        [voice.say("expected"), *_framed(_dithered(one.shares()))],
        [voice.say("actual"), *_framed(_dithered(other.shares()))],
        [voice.say("difference"), *_framed(_above_average(apart.shares()))],
    ]
    kinds = dict.fromkeys(map(describe, values))
    title = "  ".join(filter(None, (container, " / ".join(kinds))))
    return [
        *pen.paragraph(title),
        *_in_a_row(blocks, pen),
        *_legend(one, voice, pen, "differ_blocks"),
    ]


def picture(label: str, value: Value, voice: Voice, pen: Pen) -> list[str]:
    """One mask by itself; nothing where it isn't fit for it."""
    if not _is_fit(value):
        return []
    mask = _mask(value).smaller(pen.width - _EDGES)
    return [
        f"{label}  {describe(value)}",
        *_framed(_dithered(mask.shares())),
        *_legend(mask, voice, pen),
    ]


def _is_fit(value: Value) -> bool:
    return is_mask(value) and max(value.shape or (0,)) > _LEAST


def _mask(value: Value) -> _Mask:
    shape = value.shape or (0, 0)
    if value.sketch is None:
        return _Mask(shape, [[int(entry != 0) for entry in row] for row in value.data], (1, 1))
    counts = [list(row) for row in value.sketch]
    return _Mask(shape, counts, (-(-shape[0] // len(counts)), -(-shape[1] // len(counts[0]))))


def _apart(one: _Mask, other: _Mask, values: tuple[Value, Value]) -> Counts:
    """1 for each cell in which two masks differ, else 0."""
    known = values[0].sketch is None
    pair = (values[0].data, values[1].data) if known else (one.counts, other.counts)
    rows = zip(*pair, strict=True)
    return [[int(a != b) for a, b in zip(*row, strict=True)] for row in rows]


def _sizes(total: int, step: int) -> list[int]:
    """The sizes of the parts of an axis; the last may be smaller."""
    return [min(step, total - at) for at in range(0, total, step)]


def _legend(mask: _Mask, voice: Voice, pen: Pen, *more: str) -> list[str]:
    """What a cell means, and `more` keys of texts for cells that are blocks."""
    if mask.block == (1, 1):
        return pen.paragraph(voice.say("kept"), "quiet")
    rows, columns = mask.block
    texts = [voice.say("kept_blocks", rows=rows, columns=columns), *map(voice.say, more)]
    return [line for text in texts for line in pen.paragraph(text, "quiet")]


def _framed(rows: Cells) -> list[str]:
    """The half blocks between two edges, which show where an empty mask ends."""
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue=[False] * len(rows[0]))
    return [
        "▕" + "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True)) + "▏"
        for upper, lower in pairs
    ]


def _in_a_row(blocks: list[list[str]], pen: Pen) -> list[str]:
    """Blocks beside each other, the last one in the colour of what is wrong."""
    widths = [max(map(cells, block)) + _GAP for block in blocks]
    return [
        "".join(map(pad, lines[:-1], widths)) + pen.ink("bad", lines[-1])
        for lines in zip(*blocks, strict=True)
    ]
