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
from grader.report.phrases import say
from grader.report.values import at, children, describe, differing, drawable, tolerance

if TYPE_CHECKING:
    from grader.bank.model import Lang

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


def pair_figures(expected: Value, actual: Value, lang: Lang, outer: str = "") -> list[Figure]:
    """Figures for every two arrays that stand at the same place of two values.

    `outer` is the way to the two values themselves.
    """
    return list(islice(_pairs(expected, actual, outer, lang), _FIGURES))


def value_figure(name: str, value: Value, lang: Lang) -> Figure | None:
    """One figure for an array, or for all arrays of a list; None where nothing can be drawn."""
    slices = list(islice(_slices(one_line(name), value), _PANELS))
    if not slices:
        return None
    arrays = [rows for _, _, rows in slices]
    scale = magnitude(*arrays)
    panels = tuple(
        Panel(label, kind, _alt(rows, lang), value_map(rows, scale)) for label, kind, rows in slices
    )
    # Numbers in the cells need no scale beside them.
    labelled = all(panel.heat.labels for panel in panels)
    return Figure("", panels, () if labelled else _legend(arrays, scale))


def _slices(name: str, value: Value) -> Iterator[tuple[str, str, Rows]]:
    """Label, type and rows of each slice of each array in a value."""
    for index, item in enumerate(value.items or ()):
        yield from _slices(f"{name}[{index}]", item)
    numbers = _numbers(value)
    if numbers is not None:
        for lead in _leads(value):
            yield name + _subscript(lead), describe(value), _rows(numbers, lead, value)


def _pairs(expected: Value, actual: Value, place: str, lang: Lang) -> Iterator[Figure]:
    for step, one, other in children(expected, actual):
        yield from _pairs(one, other, f"{place}[{one_line(step)}]", lang)
    numbers = (_numbers(expected), _numbers(actual))
    if numbers[0] is None or numbers[1] is None:
        return
    if expected.shape != actual.shape:
        yield _beside(expected, actual, place, lang)
        return
    differences = differing(expected, actual)
    if place and not differences:
        yield Figure(place, (), (), say(lang, "agrees"))
        return
    # Only slices that differ are of interest; without any the first stands for all.
    leads = dict.fromkeys(index[:-2] for index in differences) or islice(_leads(expected), 1)
    for lead in islice(leads, _SLICES):
        here = [index for index in differences if index[:-2] == lead]
        yield _pair((expected, actual), numbers, place, lead, here, lang)


def _beside(expected: Value, actual: Value, place: str, lang: Lang) -> Figure:
    """Two arrays of different shapes, the first slice of each."""
    figures = (
        value_figure(say(lang, "expected"), expected, lang),
        value_figure(say(lang, "actual"), actual, lang),
    )
    return Figure(place, tuple(figure.panels[0] for figure in figures if figure), ())


def _pair(
    values: tuple[Value, Value],
    numbers: tuple[Any, Any],
    place: str,
    lead: tuple[int, ...],
    differences: list[tuple[int, ...]],
    lang: Lang,
) -> Figure:
    one, other = (_rows(n, lead, v) for n, v in zip(numbers, values, strict=True))
    scale = magnitude(one, other)
    ring = (differences[0][-1], (0, *differences[0])[-2]) if differences else None
    ring = (ring[0], 0) if ring and len(values[0].shape or ()) == 1 else ring
    panels = [
        Panel(say(lang, key), describe(value), _alt(rows, lang), value_map(rows, scale, ring))
        for key, value, rows in zip(("expected", "actual"), values, (one, other), strict=True)
    ]
    count = say(lang, "differ", count=len(differences), total=len(one) * len(one[0]))
    gaps = difference_map(one, other, tolerance(values[0]))
    panels.append(Panel(say(lang, "difference"), "", count, gaps))
    where = place + _subscript(lead)
    legend = () if panels[0].heat.labels else _legend([one, other], scale)
    return Figure(where, tuple(panels), legend + _signs(gaps, lang), count)


def _numbers(value: Value) -> Any:
    """The nested data with real numbers for "nan" and "inf"; None where it can't be drawn."""
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


def _alt(rows: Rows, lang: Lang) -> str:
    flat = [number for row in rows for number in row]
    size = say(lang, "size", rows=len(rows), columns=len(rows[0]))
    if all(isinstance(number, bool) for number in flat):
        return size + say(lang, "alt_mask", true=sum(flat), false=len(flat) - sum(flat))
    finite = [number for number in flat if math.isfinite(number)]
    low, high = (f"{n:.4g}" for n in (min(finite, default=0), max(finite, default=0)))
    text = say(lang, "alt_numbers", low=low, high=high, zeros=flat.count(0))
    odd = len(flat) - len(finite)
    return size + text + (say(lang, "alt_odd", count=odd) if odd else "")


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


def _signs(heat: Heat, lang: Lang) -> tuple[tuple[str, str], ...]:
    """What the two signs of a difference look like, where they occur."""
    seen = {layer.css.rstrip("123456") for layer in heat.layers}
    return tuple((f"{key}6", say(lang, key)) for key in ("more", "less") if key in seen)
