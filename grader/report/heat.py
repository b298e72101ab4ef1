"""Arrays as heat maps: what to draw, as paths of SVG. The template writes the elements.

A cell is one unit wide and high. Runs of equal cells in a row are one stroke `M x y h n` of a
path, and a colour is one path, so that a mask of 64 by 64 takes a few kilobytes.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from grader.report.grid import short
from grader.report.values import Tolerance

_LEVELS = 6
_MAP_SIZE, _CELL, _LABELLED_CELL = 240, 24, 40  # pixels
_LINED = 10  # the smallest cell, in pixels, that has lines around it
_LABELLED, _LABEL_CHARS = 8, 6
_BACKGROUND = ("off", "zero", "same")  # what is not drawn: the plain ground shows it

Number = float | bool
Rows = list[list[Number]]


@dataclass(frozen=True)
class Layer:
    """All cells of one class of colour."""

    css: str
    path: str


@dataclass(frozen=True)
class Label:
    """A number written into its cell; `x` and `y` are the cell's middle, in cells."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Heat:
    """A map of `rows` by `columns` cells, drawn `width` by `height` pixels large."""

    columns: int
    rows: int
    width: int
    height: int
    layers: tuple[Layer, ...]
    labels: tuple[Label, ...] = ()
    ring: tuple[int, int] | None = None  # column and row of the first difference

    @property
    def lines(self) -> str:
        """The path of the lines between cells; empty where cells are too small for them."""
        if self.columns * _LINED > self.width or self.rows * _LINED > self.height:
            return ""
        upright = [f"M{x} 0v{self.rows}" for x in range(1, self.columns)]
        level = [f"M0 {y}h{self.columns}" for y in range(1, self.rows)]
        return "".join(upright + level)


def value_map(rows: Rows, scale: float, ring: tuple[int, int] | None = None) -> Heat:
    """The entries themselves; `scale` is the magnitude that gets the strongest colour."""
    return _heat(rows, lambda number: value_class(number, scale), ring)


def difference_map(expected: Rows, actual: Rows, tolerance: Tolerance) -> Heat:
    """Where `actual` is larger, smaller or different in kind.

    Cells that are equal within the tolerance stay empty.
    """
    rows = zip(expected, actual, strict=True)
    gaps = [[_gap(*pair, tolerance) for pair in zip(*row, strict=True)] for row in rows]
    scale = magnitude(gaps)
    classes = [[_gap_class(gap, scale) for gap in row] for row in gaps]
    # Labelled where the two arrays are, so that the three maps are of one size.
    labels = _labels(gaps, _signed) if _labels(expected) and _labels(actual) else ()
    return Heat(*_size(classes, bool(labels)), _layers(classes), labels)


def magnitude(*arrays: Rows) -> float:
    """The largest finite magnitude in some arrays, 1 if there is none."""
    finite = (abs(n) for rows in arrays for row in rows for n in row if math.isfinite(n))
    return max(finite, default=0.0) or 1.0


def value_class(number: Number, scale: float) -> str:
    """The class of colour of one entry: a zero never looks like a small number."""
    if isinstance(number, bool):
        return "on" if number else "off"
    if math.isnan(number):
        return "nan"
    if math.isinf(number):
        return "inf" if number > 0 else "ninf"
    return _level(number, scale, "p", "n", "zero")


def _level(number: float, scale: float, positive: str, negative: str, zero: str) -> str:
    if number == 0:
        return zero
    level = min(_LEVELS, max(1, math.ceil(abs(number) / scale * _LEVELS)))
    return f"{positive if number > 0 else negative}{level}"


def _gap(expected: Number, actual: Number, tolerance: Tolerance) -> float:
    return 0.0 if tolerance.forgives(expected, actual) else float(actual) - float(expected)


def _gap_class(gap: float, scale: float) -> str:
    return _level(gap, scale, "more", "less", "same") if math.isfinite(gap) else "odd"


def _heat(rows: Rows, css: Callable[[Number], str], ring: tuple[int, int] | None = None) -> Heat:
    classes = [[css(number) for number in row] for row in rows]
    labels = _labels(rows)
    return Heat(*_size(classes, bool(labels)), _layers(classes), labels, ring)


def _size(classes: list[list[str]], labelled: bool = False) -> tuple[int, int, int, int]:
    columns, rows = len(classes[0]), len(classes)
    cell = _LABELLED_CELL if labelled else max(1.0, min(_CELL, _MAP_SIZE / max(columns, rows)))
    # A map with very many columns is squeezed to the width of the page, never to nothing in height.
    return columns, rows, round(min(columns * cell, 640)), round(max(12, min(rows * cell, 640)))


def _layers(classes: list[list[str]]) -> tuple[Layer, ...]:
    paths: dict[str, list[str]] = {}
    for y, row in enumerate(classes):
        x = 0
        for css, run in groupby(row):
            count = len(list(run))
            if css not in _BACKGROUND:
                paths.setdefault(css, []).append(f"M{x} {y}.5h{count}")
            x += count
    return tuple(Layer(css, "".join(paths[css])) for css in sorted(paths))


def _signed(gap: Number) -> str:
    if gap == 0:
        return ""
    return f"{gap:+.3g}" if math.isfinite(gap) else "≠"


def _labels(rows: Rows, write: Callable[[Number], str] = short) -> tuple[Label, ...]:
    """The numbers, where all of them can be read in their cells."""
    if len(rows) > _LABELLED or len(rows[0]) > _LABELLED:
        return ()
    labels = tuple(
        Label(x + 0.5, y + 0.5, write(number))
        for y, row in enumerate(rows)
        for x, number in enumerate(row)
    )
    return labels if max(len(label.text) for label in labels) <= _LABEL_CHARS else ()
