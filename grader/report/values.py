"""Where two values differ, and which part of an array to show."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from grader.grading.verdict import CheckResult, Value, Verdict
from grader.report.escape import one_line, value_text

# The tolerances of `same` in the author's kit: what a check forgives is not marked as a difference.
_RTOL = {"float32": 1e-5, "complex64": 1e-5, "float16": 1e-2, "bfloat16": 1e-2}
_USUAL_RTOL, _ATOL = 1e-9, 1e-12


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


def subscripts(path: tuple[str, ...]) -> str:
    """A way through containers as Python writes it, such as `[0]['a']`."""
    return "".join(f"[{step}]" for step in path)


def first_failing(verdict: Verdict) -> CheckResult | None:
    """The check to explain: the first that was run and did not pass."""
    failing = (check for check in verdict.checks if check.status not in ("passed", "skipped"))
    return next(failing, None)


def first_difference(expected: Value, actual: Value, path: tuple[str, ...] = ()) -> Pair:
    """Walks into two values as far as they have the same structure."""
    for step, one, other in children(expected, actual):
        if not alike(one, other):
            return first_difference(one, other, (*path, step))
    return Pair(path, expected, actual, next(iter(differing(expected, actual)), None))


def pair_of(check: CheckResult) -> Pair | None:
    """What a check's two values differ in; None where one of them is unknown.

    A check may hand over an inner array of the answer. Its message then names the way to it, as in
    `the first at [1][0, 2]:`, and the pair's path begins with that way.
    """
    if check.expected is None or check.actual is None:
        return None
    pair = first_difference(check.expected, check.actual)
    outer = re.search(rf"((?:\[[^][]+\])+){re.escape(pair.place)}[:：]", check.message)
    if pair.index is None or not outer:
        return pair
    return replace(pair, outer=tuple(re.findall(r"\[([^][]+)\]", outer[1])))


def differing(expected: Value, actual: Value) -> list[tuple[int, ...]]:
    """Indices of the entries in which two drawable arrays of one shape differ, in order.

    If all are within the tolerance, a stricter check failed: then of those that differ at all.
    """
    if not (drawable(expected) and drawable(actual) and expected.shape == actual.shape):
        return []
    return list(_beyond(expected, actual, tolerance(expected))) or list(
        _beyond(expected, actual, 0.0, 0.0)
    )


def _beyond(
    expected: Value, actual: Value, rtol: float, atol: float = _ATOL
) -> Iterator[tuple[int, ...]]:
    for index in product(*map(range, expected.shape or ())):
        if not close(at(expected.data, index), at(actual.data, index), rtol, atol):
            yield index


def tolerance(value: Value) -> float:
    """The relative tolerance for an array's dtype, numpy's or torch's."""
    return _RTOL.get((value.dtype or "").removeprefix("torch."), _USUAL_RTOL)


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


def says(message: str, pair: Pair) -> bool:
    """Whether a message already names the first differing entry and its two values."""
    return all(text in message for text in (pair.place, *pair.texts))


def alike(expected: Value, actual: Value) -> bool:
    """Whether two values are the same but for what a check forgives."""
    facts = ("kind", "dtype", "shape", "keys")
    if any(getattr(expected, fact) != getattr(actual, fact) for fact in facts):
        return False
    if expected.items is not None and actual.items is not None:
        pairs = zip(expected.items, actual.items, strict=False)
        return len(expected.items) == len(actual.items) and all(alike(*pair) for pair in pairs)
    if drawable(expected) and drawable(actual):
        return next(_beyond(expected, actual, tolerance(expected)), None) is None
    return close(expected.text, actual.text)


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


def close(expected: Any, actual: Any, rtol: float = _USUAL_RTOL, atol: float = _ATOL) -> bool:
    """Whether two entries are equal within a tolerance; NaN equals NaN."""
    if expected == actual:
        return True
    try:
        one, other = float(expected), float(actual)
    except (TypeError, ValueError, OverflowError):
        return False
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    return math.isfinite(other) and abs(other - one) <= atol + rtol * abs(one)
