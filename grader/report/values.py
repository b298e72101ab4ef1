"""Where two values differ, and which part of an array to show."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from grader.grading.verdict import CheckResult, Value, Verdict
from grader.phrases import Phrase
from grader.report.escape import one_line, value_text


@dataclass(frozen=True)
class Tolerance:
    """What a check forgave; where it has none, values had to be equal."""

    rtol: float | None = None
    atol: float | None = None

    def forgives(self, expected: Any, actual: Any) -> bool:
        """Whether two entries are equal within the tolerance; NaN equals NaN."""
        if expected == actual:
            return True
        try:
            one, other = float(expected), float(actual)
        except (TypeError, ValueError, OverflowError):
            return False
        if math.isnan(one) or math.isnan(other):
            return math.isnan(one) and math.isnan(other)
        room = (self.atol or 0.0) + (self.rtol or 0.0) * abs(one)
        return math.isfinite(other) and abs(other - one) <= room


EXACT = Tolerance()


@dataclass(frozen=True)
class Pair:
    """The innermost two values that differ, the first such pair in order.

    `path` leads to them through lists, tuples and dicts, and `outer` to what a check handed over;
    `index` is the first differing entry, where both are arrays of one shape.
    """

    path: tuple[str, ...]
    expected: Value
    actual: Value
    index: tuple[int, ...] | None = None
    outer: tuple[str, ...] = ()
    tolerance: Tolerance = EXACT

    @property
    def container(self) -> str:
        """The way to the two values as Python writes it, such as `[0]['a']`; may be empty."""
        return subscripts((*self.outer, *self.path))

    @property
    def place(self) -> str:
        """The way to the first differing entry, such as `[0]['a'][1, 2]`; may be empty."""
        return self.container + (f"[{', '.join(map(str, self.index))}]" if self.index else "")

    @property
    def texts(self) -> tuple[str, str]:
        """The expected and the actual entry, or the whole values where no entry is known."""
        if self.index is None:
            return self.expected.text, self.actual.text
        return entry(self.expected, self.index), entry(self.actual, self.index)

    @property
    def error(self) -> float | None:
        """The relative error of the first differing number; None where there is none."""
        try:
            one, other = map(float, self.texts)
        except ValueError:
            return None
        return abs(other - one) / abs(one) if one and math.isfinite(other - one) else None

    @property
    def drawable(self) -> bool:
        return drawable(self.expected) and drawable(self.actual)


def subscripts(path: tuple[str, ...]) -> str:
    """A way through containers as Python writes it, such as `[0]['a']`."""
    return "".join(f"[{step}]" for step in path)


def first_failing(verdict: Verdict) -> CheckResult | None:
    """The check to explain: the first that was run and did not pass."""
    failing = (check for check in verdict.checks if check.status not in ("passed", "skipped"))
    return next(failing, None)


def first_difference(
    expected: Value,
    actual: Value,
    tolerance: Tolerance = EXACT,
    path: tuple[str, ...] = (),
    outer: tuple[str, ...] = (),
) -> Pair:
    """Walks into two values as far as they have the same structure."""
    for step, one, other in children(expected, actual):
        if not alike(one, other, tolerance):
            return first_difference(one, other, tolerance, (*path, step), outer)
    index = next(iter(differing(expected, actual, tolerance)), None)
    return Pair(path, expected, actual, index, outer, tolerance)


def pair_of(check: CheckResult) -> Pair | None:
    """What a check's two values differ in; None where one of them is unknown."""
    if check.expected is None or check.actual is None:
        return None
    tolerance = Tolerance(check.rtol, check.atol)
    return first_difference(check.expected, check.actual, tolerance, outer=check.where)


def differing(expected: Value, actual: Value, tolerance: Tolerance) -> list[tuple[int, ...]]:
    """Indices of the entries in which two drawable arrays of one shape differ, in order.

    If all are within the tolerance, a stricter check failed: then of those that differ at all.
    """
    if not (drawable(expected) and drawable(actual) and expected.shape == actual.shape):
        return []
    beyond = list(_beyond(expected, actual, tolerance))
    return beyond or list(_beyond(expected, actual, EXACT))


def _beyond(expected: Value, actual: Value, tolerance: Tolerance) -> Iterator[tuple[int, ...]]:
    shape = expected.shape or ()
    for index in product(*map(range, shape)) if 0 not in shape else ():
        if not tolerance.forgives(at(expected.data, index), at(actual.data, index)):
            yield index


def drawable(value: Value) -> bool:
    """Whether the entries of an array are known, and it has an axis to draw along."""
    return value.kind == "array" and bool(value.shape) and value.data is not None


def describe(value: Value) -> str:
    """The type of a value in a few characters: an array's dtype and shape, else its kind."""
    return one_line(f"{value.dtype} {value.shape}" if value.kind == "array" else value.kind)


def described(pair: Pair) -> tuple[str, str]:
    """The two texts, with what tells them apart where the texts alone might not."""
    values = (pair.expected, pair.actual)
    one, other = map(value_text, values)
    if one != other and all(value.kind != "array" for value in values):
        return one, other
    return f"{describe(values[0])}  {one}", f"{describe(values[1])}  {other}"


def alike(expected: Value, actual: Value, tolerance: Tolerance) -> bool:
    """Whether two values are the same but for what a check forgives."""
    facts = ("kind", "dtype", "shape", "keys")
    if any(getattr(expected, fact) != getattr(actual, fact) for fact in facts):
        return False
    if expected.items is not None and actual.items is not None:
        pairs = zip(expected.items, actual.items, strict=False)
        same = len(expected.items) == len(actual.items)
        return same and all(alike(*pair, tolerance) for pair in pairs)
    if drawable(expected) and drawable(actual):
        return next(_beyond(expected, actual, tolerance), None) is None
    return tolerance.forgives(expected.text, actual.text)


def is_mask(value: Value) -> bool:
    """Whether a value is a matrix of more than one entry, each 0 or the same number."""
    if value.sketch is not None:
        return True
    if not drawable(value) or len(value.shape or ()) != 2 or math.prod(value.shape or ()) < 2:
        return False
    return len({entry for row in value.data for entry in row} - {0}) <= 1


def skipped_for(checks: Iterable[CheckResult]) -> list[tuple[Phrase | None, list[CheckResult]]]:
    """The checks that were not run or not judged, together where the reason is the same."""
    groups: dict[str, tuple[Phrase | None, list[CheckResult]]] = {}
    for check in checks:
        if check.status == "skipped":
            groups.setdefault(repr(check.message), (check.message, []))[1].append(check)
    return list(groups.values())


def layouts(name: str, value: Value) -> Iterator[tuple[str, str]]:
    """The layout and the name, such as `w[0]`, of each array that isn't in C order."""
    if value.layout is not None:
        yield value.layout, name
    steps = value.keys or [str(number) for number in range(len(value.items or ()))]
    for step, item in zip(steps, value.items or (), strict=False):
        yield from layouts(f"{name}[{one_line(step)}]", item)


def at(data: Any, index: tuple[int, ...]) -> Any:
    """One entry of nested lists."""
    for step in index:
        data = data[step]
    return data


def entry(value: Value, index: tuple[int, ...]) -> str:
    return str(at(value.data, index))


def children(expected: Value, actual: Value) -> Iterator[tuple[str, Value, Value]]:
    """Step, expected item and actual item of two containers of the same structure; else nothing."""
    if expected.items is None or actual.items is None or expected.kind != actual.kind:
        return
    if len(expected.items) != len(actual.items) or expected.keys != actual.keys:
        return
    steps = expected.keys or [str(number) for number in range(len(expected.items))]
    yield from zip(steps, expected.items, actual.items, strict=False)
