"""Rectangles of text that are set beside and above each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.prose.width import width


@dataclass(frozen=True, slots=True)
class Box:
    """Rows of equal width; row `base` is the one that stands on the line."""

    rows: tuple[str, ...]
    base: int = 0

    @property
    def width(self) -> int:
        return width(self.rows[0])

    @property
    def below(self) -> int:
        """Rows under the base."""
        return len(self.rows) - 1 - self.base


def centred(text: str, size: int) -> str:
    """A text in the middle of `size` columns."""
    spare = max(size - width(text), 0)
    return " " * (spare // 2) + text + " " * (spare - spare // 2)


def padded(text: str, size: int, align: str) -> str:
    """A text in `size` columns, at the "left", "right" or "center"."""
    spare = " " * max(size - width(text), 0)
    return {"left": text + spare, "right": spare + text}.get(align) or centred(text, size)


def stack(parts: Sequence[Box], base: int) -> Box:
    """Boxes under each other, centred; the base is that of part number `base`."""
    size = max(part.width for part in parts)
    rows = tuple(centred(row, size) for part in parts for row in part.rows)
    return Box(rows, sum(len(part.rows) for part in parts[:base]) + parts[base].base)


def beside(parts: Iterable[Box]) -> Box:
    """Boxes next to each other, their bases on one line."""
    boxes = [part for part in parts if part.width]
    if not boxes:
        return Box(("",))
    above, below = max(box.base for box in boxes), max(box.below for box in boxes)
    rows = ("".join(_row(box, i) for box in boxes) for i in range(-above, below + 1))
    return Box(tuple(rows), above)


def _row(box: Box, offset: int) -> str:
    row = box.base + offset
    return box.rows[row] if 0 <= row < len(box.rows) else " " * box.width


def grid(rows: Sequence[Sequence[Box]], aligns: Sequence[str], gaps: Sequence[str]) -> Box:
    """Boxes in rows and columns; `gaps` stand before each column. The base is the middle row."""
    sizes = [
        max((row[c].width for row in rows if c < len(row)), default=0) for c in range(len(gaps))
    ]
    lines: list[str] = []
    for row in rows:
        cells = [
            Box(tuple(padded(text, size, align) for text in cell.rows), cell.base)
            for cell, size, align in zip(row, sizes, aligns, strict=False)
        ]
        parts = [box for gap, cell in zip(gaps, cells, strict=False) for box in (Box((gap,)), cell)]
        lines += beside(parts).rows
    whole = max(map(width, lines), default=0)
    return Box(tuple(padded(line, whole, "left") for line in lines), (len(lines) - 1) // 2)


# Brackets of several rows: the only row's, first, middle, last, and the one at half height.
_TALL = {
    "(": "⎛⎜⎝⎜",
    ")": "⎞⎟⎠⎟",
    "[": "⎡⎢⎣⎢",
    "]": "⎤⎥⎦⎥",
    "{": "⎧⎪⎩⎨",
    "}": "⎫⎪⎭⎬",
    "|": "││││",
    "∣": "││││",
    "‖": "║║║║",
    "⌊": "⎢⎢⎣⎢",
    "⌋": "⎥⎥⎦⎥",
    "⌈": "⎡⎢⎢⎢",
    "⌉": "⎤⎥⎥⎥",
}


def bracket(char: str, above: int, below: int) -> Box:
    """A bracket with `above` and `below` rows over and under the base."""
    size = above + below + 1
    if size == 1 or char not in _TALL:
        return Box((char,))
    first, between, last, middle = tuple(_TALL[char])
    rows = [first, *[between] * (size - 2), last]
    if middle != between:
        # A brace needs three rows for its point.
        rows = rows if size > 2 else [first, last]
        rows[size // 2 : size // 2 + (size > 2)] = [middle] if size > 2 else []
    return Box(tuple(rows), above)
