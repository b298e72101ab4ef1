"""Where two values differ, and which part of an array to show."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from grader.grading.verdict import Value

# The tolerance of `same` in the author's kit: what a check forgives is not marked as a difference.
_RTOL, _ATOL = 1e-9, 1e-12


@dataclass(frozen=True)
class Pair:
    """The innermost two values that differ, the first such pair in order.

    `path` leads to them through lists, tuples and dicts; `index` is the first differing entry,
    where both are arrays of one shape.
    """

    path: tuple[str, ...]
    expected: Value
    actual: Value
    index: tuple[int, ...] | None = None

    @property
    def place(self) -> str:
        """The way to the difference as Python writes it, such as `[0][1, 2]`; may be empty."""
        index = [", ".join(map(str, self.index))] if self.index else []
        return "".join(f"[{step}]" for step in (*self.path, *index))

    @property
    def texts(self) -> tuple[str, str]:
        """The expected and the actual entry, or the whole values where no entry is known."""
        if self.index is None:
            return self.expected.text, self.actual.text
        return entry(self.expected, self.index), entry(self.actual, self.index)


def first_difference(expected: Value, actual: Value, path: tuple[str, ...] = ()) -> Pair:
    """Walks into two values as far as they have the same structure."""
    for step, one, other in _children(expected, actual):
        if not alike(one, other):
            return first_difference(one, other, (*path, step))
    return Pair(path, expected, actual, next(differing(expected, actual), None))


def differing(expected: Value, actual: Value) -> Iterator[tuple[int, ...]]:
    """Indices of the entries in which two drawable arrays of one shape differ, in order."""
    if not (drawable(expected) and drawable(actual) and expected.shape == actual.shape):
        return
    for index in product(*map(range, expected.shape or ())):
        if not _close(at(expected.data, index), at(actual.data, index)):
            yield index


def drawable(value: Value) -> bool:
    """Whether the entries of an array are known, and it has an axis to draw along."""
    return value.kind == "array" and bool(value.shape) and value.data is not None


def alike(expected: Value, actual: Value) -> bool:
    """Whether two values are the same but for what a check forgives."""
    facts = ("kind", "dtype", "shape", "keys")
    if any(getattr(expected, fact) != getattr(actual, fact) for fact in facts):
        return False
    if expected.items is not None and actual.items is not None:
        pairs = zip(expected.items, actual.items, strict=False)
        return len(expected.items) == len(actual.items) and all(alike(*pair) for pair in pairs)
    if drawable(expected) and drawable(actual):
        return not any(True for _ in differing(expected, actual))
    return _close(expected.text, actual.text)


def at(data: Any, index: tuple[int, ...]) -> Any:
    """One entry of nested lists."""
    for step in index:
        data = data[step]
    return data


def entry(value: Value, index: tuple[int, ...]) -> str:
    return str(at(value.data, index))


def _children(expected: Value, actual: Value) -> Iterator[tuple[str, Value, Value]]:
    if expected.items is None or actual.items is None or expected.kind != actual.kind:
        return
    if len(expected.items) != len(actual.items) or expected.keys != actual.keys:
        return
    steps = expected.keys or [str(number) for number in range(len(expected.items))]
    yield from zip(steps, expected.items, actual.items, strict=False)


def _close(expected: Any, actual: Any) -> bool:
    if expected == actual:
        return True
    try:
        one, other = float(expected), float(actual)
    except (TypeError, ValueError, OverflowError):
        return False
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    return math.isclose(one, other, rel_tol=_RTOL, abs_tol=_ATOL)
