"""What the cases of many exercises are made of: scores with ties, exact products, bad arguments."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from .table import Array, Case

Shape = Sequence[int]

SHARES = (0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0)
"""Shares of entries to prune, for drawn cases."""

HALVES = (
    (0.5, 1), (0.5, 3), (0.5, 5), (0.5, 7), (0.1, 25), (0.3, 5), (0.7, 5), (0.9, 5), (0.15, 10),
    (0.35, 10), (0.45, 10), (0.29, 50), (0.07, 50), (0.57, 50), (1 / 3, 9), (2 / 3, 9), (0.99, 9),
    (0.01, 9),
)  # fmt: skip
"""(share, n) where share * n is a half, or just beside a whole number: `round`, `int`, `ceil` and
rounding halves up each give another count for some of them."""

BAD_SHARES = (
    -0.1, 1.1, float("nan"), -1e-15, 1 + 1e-15, float("inf"), -float("inf"), 2, -1,
)  # fmt: skip
"""Shares that are no share: outside [0, 1] by much or by little, infinite, NaN."""

NOT_FINITE = (float("nan"), float("inf"), -float("inf"))

LONG = np.array([2**40 + 2**15, 2**40])
"""Integers that are equal in float32, and whose squares neither int32 nor int64 can hold."""

# Below 17 entries most unstable sorts leave ties in order. The values differ by whole powers of 2.
_TIED: tuple[tuple[tuple[Shape, ...], tuple[float, ...]], ...] = (
    (((17,),), (0.0, 1.0)),
    (((18,),), (1.0, 2.0)),
    (((5, 5),), (0.0, 1.0, 2.0)),
    (((32,),), (0.0, 1.0)),
    (((33,),), (1.0, 2.0, 4.0)),
    (((6, 8),), (0.0, 0.5)),
    (((2, 4, 3, 3),), (0.0, 1.0)),
    (((1, 5, 3, 3),), (1.0, 2.0)),
    (((4, 4, 4),), (1.0, 2.0)),
    (((65,),), (1.0,)),
    (((10, 10),), (0.0, 1.0, 4.0)),
    (((129,),), (0.5, 1.0, 2.0, 4.0)),
    (((256,),), (1.0, 2.0)),
    (((257,),), (0.0, 1.0)),
    (((20, 25),), (1.0, 2.0, 4.0)),
    (((2, 3, 4, 5, 6),), (0.0, 0.25, 1.0)),
    (((1000,),), (0.0, 1.0)),
    (((40, 50),), (0.0, 1.0, 2.0)),
)
_TIED_LISTS: tuple[tuple[tuple[Shape, ...], tuple[float, ...]], ...] = (
    (((9,), (9,)), (1.0, 2.0)),
    (((), (4, 5), (9,), (3, 2, 4)), (0.0, 1.0)),
    (((17,), (0, 3), (17,), (2, 17)), (1.0, 2.0)),
    (((100,), (5, 5, 5), (40,)), (0.0, 1.0, 2.0)),
    (((300,), (300,)), (1.0, 4.0)),
    (((2,),) * 25, (0.0, 1.0)),
    (((3, 1), (4,)) * 18, (1.0, 2.0, 4.0)),
)
_TIED_SLICES: tuple[tuple[tuple[Shape, ...], tuple[float, ...]], ...] = (
    (((17,),), (0.0, 1.0)),
    (((18,),), (1.0, 2.0)),
    (((40,),), (1.0, 2.0, 4.0)),
    (((65,),), (1.0,)),
    (((129,),), (0.0, 1.0)),
    (((200,),), (0.5, 1.0, 2.0)),
)


def split(flat: Array, shapes: Iterable[Shape]) -> list[Array]:
    """The entries in arrays of these shapes, one after the other, each in C order."""
    shapes = list(shapes)
    parts = np.split(flat, np.cumsum([math.prod(s) for s in shapes])[:-1])
    return [part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)]


def signs(rng: np.random.Generator, shape: Shape) -> Array:
    """Random entries of 1.0 and -1.0."""
    return 1.0 - 2.0 * rng.integers(2, size=tuple(shape))


def products(rng: np.random.Generator, scores: Sequence[Array]) -> tuple[list[Array], list[Array]]:
    """Two arrays for each one of scores ≥ 0, so that |a * b| is exactly the score.

    Signs are random. One factor is a power of 2 from 1/8 to 8, which divides without rounding;
    which of the two it is changes from array to array.
    """
    pairs = []
    for score in scores:
        power = np.exp2(rng.integers(-3, 4, size=score.shape))
        factors = [signs(rng, score.shape) * power, signs(rng, score.shape) * score / power]
        pairs.append(factors if rng.random() < 0.5 else factors[::-1])
    return [a for a, _ in pairs], [b for _, b in pairs]


def tied(rng: np.random.Generator) -> Iterator[tuple[Array, int]]:
    """Scores ≥ 0 of one array, and k: the k-th smallest and the next one are equal.

    The ties take up mixed positions among 17 to 2,000 entries, so that an unstable sort, a
    partition or a heap without positions chooses other entries than a stable sort does.
    """
    for (scores,), k in _straddled(rng, _TIED):
        yield scores, k


def tied_lists(rng: np.random.Generator) -> Iterator[tuple[list[Array], int]]:
    """The same for one ranking over several arrays; some have one array, no entry or no axis."""
    yield from _straddled(rng, (*_TIED, *_TIED_LISTS))


def _straddled(
    rng: np.random.Generator, specs: Iterable[tuple[tuple[Shape, ...], tuple[float, ...]]]
) -> Iterator[tuple[list[Array], int]]:
    for shapes, values in specs:
        scores = rng.choice(values, size=sum(map(math.prod, shapes)))
        value = rng.choice(np.unique(scores))  # the class that the cut divides
        below, equal = int((scores < value).sum()), int((scores == value).sum())
        # Near an end of the class other orders of its entries choose the same ones.
        least = max(1, equal // 4)
        yield (
            split(scores, shapes),
            below + (int(rng.integers(least, equal - equal // 4)) if equal > 1 else 0),
        )


def tied_slices(rng: np.random.Generator) -> Iterator[tuple[Array, int]]:
    """The same for scores of whole slices: 17 to 200 of them along one axis."""
    for (scores,), k in _straddled(rng, _TIED_SLICES):
        yield scores, k


def close(rng: np.random.Generator, size: int, exponent: int = 0) -> Array:
    """`size` scores near 2**exponent in mixed order, neighbours a relative 4e-6 apart.

    A ranking in float32 keeps them apart, one in float16 or of rounded scores doesn't.
    """
    return (1.0 + 4e-6 * rng.permutation(size)) * 2.0**exponent


def apart(scores: Iterable[float], relative: float = 1e-6) -> bool:
    """Whether neighbours in the order of scores are exactly equal, or far enough apart.

    For a table's `keeps`: no order of rounding may decide what a shown case asks for.
    """
    ordered = sorted(float(s) for s in scores)
    return all(a == b or b - a > relative * max(abs(a), abs(b)) for a, b in pairwise(ordered))


def mismatched() -> Iterator[tuple[Array, Array]]:
    """Two arrays of different shapes: some would broadcast, some have as many entries."""
    yield np.ones(2), np.ones(1)
    yield np.ones(1), np.ones(2)
    yield np.ones((1, 2)), np.ones(2)
    yield np.ones(2), np.ones((1, 2))
    yield np.ones(2), np.array(1.0)
    yield np.ones(1), np.array(1.0)
    yield np.ones((2, 3)), np.ones((3, 2))
    yield np.ones((2, 1)), np.ones((2, 2))
    yield np.zeros((0, 3)), np.zeros((3, 0))
    yield np.zeros(0), np.zeros((0, 1))


def mismatched_lists() -> Iterator[tuple[list[Array], list[Array]]]:
    """Two lists that differ in length, or in the shape of one array of several."""
    one, two = np.ones(1), np.ones(2)
    yield [two], [two, two]
    yield [two, two], [two]
    yield [], [two]
    yield [two], []
    yield [one, two], [two, one]  # as many entries in all
    for first, second in mismatched():
        yield [first], [second]
        yield [two, first], [two, second]
        yield [first, two, two], [second, two, two]


def not_finite(*arrays: Array) -> Iterator[tuple[Array, ...]]:
    """The arrays with one entry of one of them NaN or infinite: the first entry, then the last.

    Raises:
        ValueError: where no array has an entry.
    """
    if not any(array.size for array in arrays):
        raise ValueError("not_finite needs an array that has entries")
    for value in NOT_FINITE:
        for n, array in enumerate(arrays):
            for place in sorted({0, array.size - 1}) if array.size else ():
                changed = array.copy()
                changed.flat[place] = value
                yield tuple(changed if m == n else other for m, other in enumerate(arrays))


def not_finite_alike(
    count: int, shapes: Iterable[Shape] = ((2,), (2, 2), ())
) -> Iterator[tuple[Array, ...]]:
    """`count` arrays of one shape, one of them with an entry that is NaN or infinite, in each of
    the shapes and in each float dtype.
    """
    for shape in shapes:
        for kind in (np.float64, np.float32, np.float16):
            yield from not_finite(*[np.ones(tuple(shape), kind)] * count)


def not_finite_lists() -> Iterator[tuple[list[Array], list[Array]]]:
    """Two lists of arrays with one entry NaN or infinite, also where the other one is 0."""
    two, none = np.ones(2), np.zeros((0, 3))
    for value in NOT_FINITE:
        entry = np.array([1.0, value])
        yield [entry], [two]
        yield [two], [entry]
        yield [entry], [np.zeros(2)]
        yield [np.zeros(2)], [entry]
        yield [two, none, two], [two, none, entry]
        yield [two, entry], [two, two]
    for first, second in not_finite_alike(2):
        yield [two, first], [two, second]


def refused(arguments: Iterable[Sequence[Any]], *more: Sequence[Any]) -> Iterator[Case]:
    """Cases that demand ValueError: each of the arguments, with one of each of `more` behind.

    Give several values of a switch or a share for `more`, among them those for which a function
    could return early: validation comes first.
    """
    rows: list[tuple[Any, ...]] = [tuple(row) for row in arguments]
    for options in more:
        rows = [(*row, option) for row in rows for option in options]
    yield from (Case(*row, raises=ValueError) for row in rows)
