"""Checks of global_magnitude_masks. Ties are exact; all other magnitudes keep a relative distance
of 1e-6 or more. Only the table COUNTS has shares whose product with N lies on or beside a half."""

import math
from collections.abc import Iterator

import numpy as np

from grader.kit import (
    BAD_SHARES,
    HALVES,
    LONG,
    NOT_FINITE,
    Case,
    Table,
    agree,
    close,
    distinct,
    exhaustive,
    layouts,
    points,
    refused,
    signs,
    split,
    tied_lists,
)

EXACT = {"rtol": 0.0, "atol": 0.0}  # an entry of a mask is 0 or 1

FUNCTION = "global_magnitude_masks"


def with_signs(rng: np.random.Generator, scores: list[np.ndarray]) -> list[np.ndarray]:
    return [signs(rng, s.shape) * s for s in scores]


def edges() -> Iterator[Case]:
    yield Case([np.array([2.0])], 1.0)
    yield Case([np.array([2.0])], 0.0)
    yield Case([], 0.5)
    yield Case([np.zeros((0, 3))], 0.5)
    yield Case([np.array([-3.0, 1.0])], 0.5)
    yield Case([np.array([3.0, 1.0])], 0.5)
    yield Case([np.array([0.0, 1.0, 2.0, 3.0])], 0.5)  # a zero counts as an entry
    # One ranking empties the first array; every other rule keeps one of its entries.
    yield Case([np.array([1.0, 2.0]), np.array([16.0, 32.0])], 0.5)
    yield Case([np.array([16.0, 32.0]), np.array([2.0, 1.0])], 0.5)
    yield Case([np.array([4.0, 3.0]), np.array([0.5]), np.array([[2.0, 1.0, 8.0]])], 0.5)
    # The mean of both medians is 11; the fourth of all six entries is 10.
    yield Case([np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0, 30.0])], 0.5)
    yield Case([np.array(2.0), np.array([1.0, 3.0])], 1 / 3)
    yield Case([np.array([2.0, 1.0]), np.zeros((2, 0)), np.array([3.0, 4.0])], 0.75)
    yield Case((np.array([2.0, 1.0]), np.array([3.0, 4.0])), 0.5)
    for share in (np.float64(0.5), np.float32(0.5), np.int64(1), np.int64(0), 1, 0):
        yield Case([np.array([3.0, 1.0, 2.0, 4.0])], share)
    # The second call on the same arguments gives what the first did.
    yield Case([np.array([2.0, 1.0]), np.array([3.0, 4.0])], 0.5, repeat=2)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(36):
        shapes = [tuple(rng.integers(1, 5, size=rng.integers(0, 5))) for _ in range(1 + n % 6)]
        size = sum(map(math.prod, shapes))
        weights = with_signs(rng, split(distinct(rng, size), shapes))
        yield Case(weights, int(rng.integers(size + 1)) / size)
    # Magnitudes that are close to each other, tiny or huge: no rounding may merge them.
    for low, high in ((0, 0), (-30, -30), (30, 30), (-30, 30), (-60, -40), (-160, -160)):
        near = close(rng, 40)
        scores = [near[:25].reshape(5, 5) * 2.0**low, near[25:] * 2.0**high]
        for share in (0.25, 0.5, 0.75):
            yield Case(with_signs(rng, scores), share)


def large(rng: np.random.Generator) -> Iterator[Case]:
    shapes = [(48, 32, 3), (32, 64), (1000,), *[(4, 6)] * 150]
    yield Case(with_signs(rng, split(close(rng, sum(map(math.prod, shapes))), shapes)), 0.5)


def chosen_ties() -> Iterator[Case]:
    yield Case([np.array([1.0, -1.0])], 0.5)
    yield Case([np.array([-1.0, 1.0])], 0.5)
    yield Case([np.array([0.0, -0.0])], 0.5)
    yield Case([np.ones((2, 2))], 0.5)
    yield Case([np.ones(2), -np.ones((2, 2))], 0.5)
    yield Case([np.array(1.0), np.zeros((0, 2)), np.array(-1.0)], 0.5)
    for w in exhaustive([(2,), (1, 2), (4,)], (-2.0, 0.0, 2.0)):
        yield Case([w], 0.5)
    for w in exhaustive([(3,)], (-1.0, 1.0)):
        yield Case([w[:2], w], 0.2)
        yield Case([w[:2], w], 0.6)
    # An array whose entries all tie with the largest of another one.
    yield Case([np.array([[4.0, 1.0], [-4.0, 2.0]]), np.full((2, 2), 4.0)], 0.5)
    # Positions are those of C order in every layout.
    for w in layouts(np.arange(24.0, 0.0, -1.0).reshape(2, 3, 4)):
        yield Case([w, -w], 0.625)  # every magnitude is there twice
    for ones in layouts(np.ones((6, 7))):
        yield Case([ones, -ones], 0.25)


def drawn_ties(rng: np.random.Generator) -> Iterator[Case]:
    for scores, k in tied_lists(rng):
        yield Case(with_signs(rng, scores), k / sum(s.size for s in scores))


def large_ties(rng: np.random.Generator) -> Iterator[Case]:
    shapes = [(48, 32, 2), (2000,), *[(4, 6)] * 20]
    scores = rng.choice([0.0, 1.0, 2.0], size=sum(map(math.prod, shapes)))
    yield Case(with_signs(rng, split(scores, shapes)), 0.625)


def counts() -> Iterator[Case]:
    for share, n in HALVES:
        falling = np.arange(float(n), 0.0, -1.0)
        yield Case([falling], share)
    yield Case([np.array([5.0, 4.0]), np.array([3.0, 2.0, 1.0])], 0.5)  # 2 of all; 1 + 2 by array
    yield Case([np.array([3.0]), np.array([2.0]), np.array([1.0])], 0.4)
    # A float32 share isn't the decimal number: 5 of these are 0.50000001 and 3.4999999 entries.
    yield Case([np.arange(5.0, 0.0, -1.0)], np.float32(0.1))
    yield Case([np.arange(5.0, 0.0, -1.0)], np.float32(0.7))


def drawn_counts(rng: np.random.Generator) -> Iterator[Case]:
    for n in rng.integers(2, 40, size=30).tolist():
        weights = [signs(rng, (n,)) * distinct(rng, n)]
        yield Case(weights, float(rng.integers(1, 2 * n)) / (2 * n))


def in_all_layouts() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    for w in layouts(base):
        yield Case([w], 0.5)
    cube = np.arange(24.0, 0.0, -1.0).reshape(2, 3, 4)
    for w in layouts(cube):
        yield Case([w, 1.5 + w / 2**10], 0.625)
    yield Case([base.T], 0.5)
    yield Case([base[::-1, ::-1], cube[:, ::-1]], 0.5)


def in_all_dtypes() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    kinds = (np.float16, np.float32, np.float64)
    for first in kinds:
        yield Case([base.astype(first)], 0.5)
        yield Case([base.astype(first)], np.float64(0.5))
        for second in kinds:
            yield Case([base.astype(first), 1.5 * base.astype(second)], 0.25)
    yield Case([np.array(2.0, np.float32), np.array([1.0, 3.0])], 1 / 3)
    yield Case([np.zeros((0, 2), np.float32)], 0.5)
    # Squares that these types can't hold: 0, or infinite.
    yield Case([np.array([2.0**-13, 2.0**-14, 2.0**-15, 1.0], np.float16)], 0.25)
    yield Case([np.array([500.0, 400.0, 300.0, 1.0], np.float16)], 0.5)
    yield Case([np.array([2.0**-80, 2.0**-81, 1.0, 2.0], np.float32)], 0.25)
    yield Case([np.array([2.0**81, 2.0**80], np.float32)], 0.5)
    # Values that are equal in float16.
    yield Case([np.array([1 + 2.0**-20, 1.0], np.float32), np.array([2.0, 3.0], np.float16)], 0.25)
    for kind in (np.int8, np.int16, np.int32, np.int64, np.uint8):
        yield Case([np.array([3, 1, 4, 2], kind)], 0.5)
        yield Case([np.array([np.iinfo(kind).min, 5, 1, 100], kind)], 0.5)
    yield Case([np.zeros((0, 2), np.int64), np.array(3), np.array([0.5])], 0.5)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case([np.array([60_000.0, 50_000.0], np.float16), np.ones(1)], 1 / 3)
    yield Case([LONG, LONG], 0.5)


def bad() -> Iterator[Case]:
    two, none = np.ones(2), np.zeros((0, 3))
    lists = [[two], [], [none], [np.array([1, 2])]]
    yield from refused([(weights,) for weights in lists], BAD_SHARES)
    # At other shares nothing goes, everything, or less than one entry.
    yield from refused([(weights,) for weights in not_finite()], (0.5, 0.0, 1.0, 0.01))


def not_finite() -> Iterator[list[np.ndarray]]:
    two, none = np.ones(2), np.zeros((0, 3))
    for value in NOT_FINITE:
        yield [np.array([value])]
        yield [np.array([1.0, value])]
        yield [two, none, np.array([[1.0], [value]])]
        yield [np.array([value, 1.0]), two]
        yield [two, np.array(value, np.float32)]
        yield [np.array([1.0, value], np.float16), two]


VALUES = Table(FUNCTION, edges, drawn=drawn, large=large)
TIES = Table(FUNCTION, chosen_ties, drawn=drawn_ties, large=large_ties)
COUNTS = Table(FUNCTION, counts, drawn=drawn_counts)
KINDS = Table(FUNCTION, lambda: [*in_all_layouts(), *in_all_dtypes()])
TWO_CALLS = Table(
    "one_after_another", [Case(([np.array([3.0, 1.0])], 0.5), ([np.array([1.0, 3.0])], 0.5))]
)
BAD = Table(FUNCTION, bad)


@points(3)
def check_ranking(candidate, reference):
    agree(candidate, reference, VALUES, **EXACT)
    agree(candidate, reference, TWO_CALLS)


def check_count(candidate, reference):
    agree(candidate, reference, COUNTS, **EXACT)


def check_ties(candidate, reference):
    agree(candidate, reference, TIES, **EXACT)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, **EXACT)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'w.dtype.kind <= "f"': "only bool and complex come before it, which aren't weights here",
    "zip(weights, parts, dtypes)]": "zip stops at the shortest either way",
    "np.square(w.astype(": "squares rank as absolute values do, at every scale that is promised",
    "np.ones(0), *sizes": "an empty array has no entry to be 0 or 1",
    "parts = np.split(keep, np.cumsum([w.size for w in weights]))  keep[": (
        "the parts are views of the mask that is changed"
    ),
}
