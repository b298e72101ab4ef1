"""Which maps to draw for a failing check: slices of arrays, expected beside actual."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from grader.grading.verdict import Value
from grader.report.escape import one_line
from grader.report.heat import Heat, Rows, difference_map, magnitude, value_class, value_map
from grader.report.values import EXACT, Tolerance, at, children, describe, differing, drawable

if TYPE_CHECKING:
    from grader.report.voice import Voice

_FIGURES, _SLICES, _PANELS = 8, 6, 12


@dataclass(frozen=True)
class Panel:
    """One map: its label, the array's type, and the text for those who can't see it."""

    label: str
    kind: str
    alt: str
    heat: Heat


@dataclass(frozen=True)
class Figure:
    """The maps of one slice of one array, or of one pair of arrays, and what they show."""

    place: str
    panels: tuple[Panel, ...]
    legend: tuple[tuple[str, str], ...]  # class of colour, what it means
    caption: str = ""
    cells: str = ""  # what a cell is, where it isn't one entry
    small: bool = False  # whether the maps can be shown smaller: they hold no numbers


def pair_figures(
    expected: Value,
    actual: Value,
    voice: Voice,
    outer: str = "",
    tolerance: Tolerance = EXACT,
) -> list[Figure]:
    """Figures for every two arrays at the same place of two values.

    `outer` is the way to the two values themselves.
    """
    return list(islice(_pairs((expected, actual), outer, tolerance, voice), _FIGURES))


def value_figure(name: str, value: Value, voice: Voice) -> Figure | None:
    """One figure for an array, or for all arrays of a list; None where nothing can be drawn."""
    slices = list(islice(_slices(one_line(name), value, voice), _PANELS))
    if not slices:
        return None
    arrays = [rows for _, _, rows in slices]
    scale = magnitude(*arrays)
    panels = tuple(
        Panel(label, kind, _alt(rows, voice), value_map(rows, scale))
        for label, kind, rows in slices
    )
    # Numbers in the cells need no scale beside them.
    labelled = all(panel.heat.labels for panel in panels)
    return Figure("", panels, () if labelled else _legend(arrays, scale))


def _slices(name: str, value: Value, voice: Voice) -> Iterator[tuple[str, str, Rows]]:
    """Label, type and rows of each slice of each array in a value; one entry needs no map."""
    for index, item in enumerate(value.items or ()):
        yield from _slices(f"{name}[{index}]", item, voice)
    numbers = _numbers(value)
    if numbers is None:
        return
    if value.sketch is not None:
        yield name, f"{describe(value)}, {_blocks(value, voice)}", numbers
    elif math.prod(value.shape or ()) > 1:
        for lead in _leads(value):
            yield name + _subscript(lead), describe(value), _rows(numbers, lead, value)


def _blocks(value: Value, voice: Voice) -> str:
    """What the cells of a sketch are; empty for an array whose entries are known."""
    if value.sketch is None:
        return ""
    rows, columns = value.shape or (1, 1)
    high, wide = math.ceil(rows / len(value.sketch)), math.ceil(columns / len(value.sketch[0]))
    return voice.say("blocks", rows=high, columns=wide)


def _pairs(
    values: tuple[Value, Value], place: str, tolerance: Tolerance, voice: Voice
) -> Iterator[Figure]:
    expected, actual = values
    for step, one, other in children(expected, actual):
        yield from _pairs((one, other), f"{place}[{one_line(step)}]", tolerance, voice)
    numbers = (_numbers(expected), _numbers(actual))
    if numbers[0] is None or numbers[1] is None or math.prod(expected.shape or ()) < 2:
        return
    if expected.shape != actual.shape or (expected.sketch is None) != (actual.sketch is None):
        beside = _beside(expected, actual, place, voice)
        if len(beside.panels) == 2:
            yield beside
        return
    if expected.sketch is not None:
        yield _pair(values, numbers, place, (), None, EXACT, voice)
        return
    differences = differing(expected, actual, tolerance)
    if place and not differences:
        yield Figure(place, (), (), voice.say("agrees"))
        return
    # Only slices that differ are of interest; without any the first stands for all.
    leads = dict.fromkeys(index[:-2] for index in differences) or islice(_leads(expected), 1)
    for lead in islice(leads, _SLICES):
        here = [index for index in differences if index[:-2] == lead]
        yield _pair(values, numbers, place, lead, here, tolerance, voice)


def _beside(expected: Value, actual: Value, place: str, voice: Voice) -> Figure:
    """Two arrays of different shapes, the first slice of each."""
    figures = (
        value_figure(voice.say("expected"), expected, voice),
        value_figure(voice.say("actual"), actual, voice),
    )
    return Figure(place, tuple(figure.panels[0] for figure in figures if figure), ())


def _pair(
    values: tuple[Value, Value],
    numbers: tuple[Any, Any],
    place: str,
    lead: tuple[int, ...],
    differences: list[tuple[int, ...]] | None,
    tolerance: Tolerance,
    voice: Voice,
) -> Figure:
    """Expected, actual and their difference; `differences` is None for sketches."""
    one, other = (_rows(n, lead, v) for n, v in zip(numbers, values, strict=True))
    scale = magnitude(one, other)
    ring = (differences[0][-1], (0, *differences[0])[-2]) if differences else None
    ring = (ring[0], 0) if ring and len(values[0].shape or ()) == 1 else ring
    panels = [
        Panel(voice.say(key), describe(value), _alt(rows, voice), value_map(rows, scale, ring))
        for key, value, rows in zip(("expected", "actual"), values, (one, other), strict=True)
    ]
    gaps = difference_map(one, other, tolerance)
    count = ""
    if differences is not None:
        count = voice.say("differ", count=len(differences), total=len(one) * len(one[0]))
    panels.append(Panel(voice.say("difference"), "", count, gaps))
    where = place + _subscript(lead)
    legend = () if panels[0].heat.labels else _legend([one, other], scale)
    return Figure(
        where,
        tuple(panels),
        legend + _signs(gaps, voice),
        count,
        cells=_blocks(values[0], voice),
        small=not panels[0].heat.labels,
    )


def _numbers(value: Value) -> Any:
    """The nested data with real numbers for "nan" and "inf"; None where it can't be drawn."""
    if value.sketch is not None:
        return [list(row) for row in value.sketch]
    if not drawable(value) or 0 in (value.shape or ()):
        return None
    try:
        return _real(value.data)
    except (ValueError, OverflowError):  # complex entries and the like; integers beyond floats
        return None


def _real(data: Any) -> Any:
    if isinstance(data, list):
        return [_real(item) for item in data]
    number = float(data)
    return number if isinstance(data, (float, str)) else data


def _leads(value: Value) -> Iterator[tuple[int, ...]]:
    """Indices of the axes before the last two."""
    return product(*map(range, (value.shape or ())[:-2]))


def _rows(numbers: Any, lead: tuple[int, ...], value: Value) -> Rows:
    part: Rows = at(numbers, lead)
    return [part] if len(value.shape or ()) == 1 else part  # type: ignore[list-item]


def _subscript(lead: tuple[int, ...]) -> str:
    """A way through axes as Python writes it, such as `[0, 2]`; empty for no way."""
    return f"[{', '.join(map(str, lead))}]" if lead else ""


def _alt(rows: Rows, voice: Voice) -> str:
    flat = [number for row in rows for number in row]
    size = voice.say("size", rows=len(rows), columns=len(rows[0]))
    if all(isinstance(number, bool) for number in flat):
        return size + voice.say("alt_mask", true=sum(flat), false=len(flat) - sum(flat))
    finite = [number for number in flat if math.isfinite(number)]
    low, high = (f"{n:.4g}" for n in (min(finite, default=0), max(finite, default=0)))
    text = voice.say("alt_numbers", low=low, high=high, zeros=flat.count(0))
    odd = len(flat) - len(finite)
    return size + text + (voice.say("alt_odd", count=odd) if odd else "")


def _legend(arrays: list[Rows], scale: float) -> tuple[tuple[str, str], ...]:
    numbers = [number for rows in arrays for row in rows for number in row]
    kinds = {value_class(number, abs(number) or 1.0) for number in numbers}
    entries = [
        ("on", "True"),
        ("off", "False"),
        ("n6", f"\u2212{scale:.4g}"),
        ("zero", "0"),
        ("p6", f"{scale:.4g}"),
        ("nan", "NaN"),
        ("inf", "inf"),
        ("ninf", "\u2212inf"),
    ]
    return tuple((css, text) for css, text in entries if css in kinds)


def _signs(heat: Heat, voice: Voice) -> tuple[tuple[str, str], ...]:
    """What the two signs of a difference look like, where they occur."""
    seen = {layer.css.rstrip("123456") for layer in heat.layers}
    return tuple((f"{key}6", voice.say(key)) for key in ("more", "less") if key in seen)
