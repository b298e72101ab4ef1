"""Checks of magnitude_mask. Ties are exact; all other magnitudes keep a relative distance of 1e-6
or more. Only the table COUNTS has shares whose product with n lies on or beside a half."""

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
    tied,
)

EXACT = {"rtol": 0.0, "atol": 0.0}  # an entry of a mask is 0 or 1

FUNCTION = "magnitude_mask"


def edges() -> Iterator[Case]:
    yield Case(np.array([2.0]), 1.0)
    yield Case(np.array([2.0]), 0.0)
    yield Case(np.zeros(0), 0.5)
    yield Case(np.zeros((0, 3)), 1.0)
    yield Case(np.array(-2.0), 1.0)
    yield Case(np.array([-3.0, 1.0]), 0.5)
    yield Case(np.array([3.0, 1.0]), 0.5)
    # A threshold of 0.5 * 8 prunes three of four; each row by itself loses one of two.
    yield Case(np.array([8.0, 3.0, 2.0, 1.0]), 0.5)
    yield Case(np.array([[1.0, 2.0], [4.0, 8.0]]), 0.5)
    yield Case(np.array([[1.0, 4.0], [2.0, 8.0]]), 0.5)
    yield Case(np.array([0.0, 1.0, 2.0, 3.0]), 0.5)  # a zero counts as an entry
    yield Case(np.array([1.0, 2.0, 3.0]), 1 / 3)
    # Magnitudes are ranked without a tolerance.
    yield Case(np.array([1 + 2.0**-44, 1.0]), 0.5)
    for share in (np.float64(0.5), np.float32(0.5), np.int64(1), np.int64(0), 1, 0):
        yield Case(np.array([3.0, 1.0, 2.0, 4.0]), share)
    # The second call on the same arguments gives what the first did.
    yield Case(np.array([2.0, -1.0, 3.0, 4.0]), 0.5, repeat=2)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(36):
        shape = tuple(rng.integers(1, 6, size=rng.integers(0, 5)).tolist())
        n = math.prod(shape)
        w = signs(rng, shape) * distinct(rng, n).reshape(shape)
        yield Case(w, int(rng.integers(n + 1)) / n)
    # Magnitudes that are close to each other, tiny or huge: no rounding may merge them.
    for low, high in ((0, 0), (-30, -30), (30, 30), (-30, 30), (-60, -40), (-160, -160)):
        near = close(rng, 40) * 2.0 ** rng.choice([low, high], size=40)
        for share in (0.25, 0.5, 0.75):
            yield Case((signs(rng, (40,)) * near).reshape(5, 8), share)


def large(rng: np.random.Generator) -> Iterator[Case]:
    w = signs(rng, (52_000,)) * close(rng, 52_000)
    yield Case(w.astype(np.float32).reshape(100, 52, 10), 0.5)


def chosen_ties() -> Iterator[Case]:
    yield Case(np.array([1.0, -1.0]), 0.5)
    yield Case(np.array([-1.0, 1.0]), 0.5)
    yield Case(np.array([0.0, -0.0]), 0.5)
    yield Case(np.ones((2, 2)), 0.5)
    yield Case(np.array([0.5, -0.25, 0.25, 0.25, -1.0]), 0.4)
    for w in exhaustive([(2,), (1, 2), (4,), (2, 2)], (-2.0, 0.0, 2.0)):
        yield Case(w, 0.5)
    for w in exhaustive([(5,)], (-1.0, 1.0)):
        yield Case(w, 0.2)
        yield Case(w, 0.6)
    # Positions are those of C order in every layout.
    cube = np.arange(1.0, 13.0).reshape(2, 2, 3)
    for w in layouts(np.concatenate([cube, -cube], axis=1)):  # every magnitude is there twice
        yield Case(w, 0.625)
    for ones in layouts(np.ones((6, 8))):
        yield Case(ones, 0.25)


def drawn_ties(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(2):
        for scores, k in tied(rng):
            yield Case(signs(rng, scores.shape) * scores, k / scores.size)


def large_ties(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(signs(rng, (60, 80)) * rng.choice([0.0, 1.0, 2.0], size=(60, 80)), 0.625)


def counts() -> Iterator[Case]:
    for share, n in HALVES:
        yield Case(np.arange(float(n), 0.0, -1.0), share)
    # A float32 share isn't the decimal number: 5 of these are 0.50000001 and 3.4999999 entries.
    yield Case(np.arange(5.0, 0.0, -1.0), np.float32(0.1))
    yield Case(np.arange(5.0, 0.0, -1.0), np.float32(0.7))


def drawn_counts(rng: np.random.Generator) -> Iterator[Case]:
    for n in rng.integers(2, 40, size=30).tolist():
        yield Case(signs(rng, (n,)) * distinct(rng, n), float(rng.integers(1, 2 * n)) / (2 * n))


def in_all_layouts() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    for w in layouts(base):
        yield Case(w, 0.5)
    for w in layouts(np.arange(24.0, 0.0, -1.0).reshape(2, 3, 4)):
        yield Case(w, 0.625)
    yield Case(base.T, 0.5)
    yield Case(base[::-1, ::-1], 0.5)


def in_all_dtypes() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    for kind in (np.float16, np.float32, np.float64):
        for share in (0.5, np.float64(0.5)):
            yield Case(base.astype(kind), share)
        yield Case(np.array(2.0, kind), 1.0)
        yield Case(np.zeros((0, 2), kind), 0.5)
    # Squares that these types can't hold: 0, or infinite.
    yield Case(np.array([2.0**-13, 2.0**-14, 2.0**-15, 1.0], np.float16), 0.25)
    yield Case(np.array([500.0, 400.0, 300.0, 1.0], np.float16), 0.5)
    yield Case(np.array([2.0**-80, 2.0**-81, 1.0, 2.0], np.float32), 0.25)
    yield Case(np.array([2.0**81, 2.0**80], np.float32), 0.5)
    # Values that are equal in float16.
    yield Case(np.array([1 + 2.0**-17, 1.0], np.float32), 0.5)
    for kind in (np.int8, np.int16, np.int32, np.int64, np.uint8):
        yield Case(np.array([3, 1, 4, 2], kind), 0.5)
        yield Case(np.array([np.iinfo(kind).min, 5, 1, 100], kind), 0.5)
    yield Case(np.array(3), 0.0)
    yield Case(np.zeros((2, 0), np.int64), 0.5)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([60_000.0, 50_000.0], np.float16), 0.5)
    yield Case(LONG, 0.5)


def bad() -> Iterator[Case]:
    arrays = [np.ones(2), np.zeros(0), np.zeros((0, 3)), np.array(1.0), np.array([1, 2])]
    yield from refused([(w,) for w in arrays], BAD_SHARES)
    # At other shares nothing goes, everything, or less than one entry.
    yield from refused([(w,) for w in not_finite()], (0.5, 0.0, 1.0, 0.01))


def not_finite() -> Iterator[np.ndarray]:
    for value in NOT_FINITE:
        for kind in (np.float64, np.float32, np.float16):
            yield np.array([1.0, value], kind)
        yield np.array(value)
        yield np.array([value])
        yield np.array([[value, 1.0], [2.0, 3.0]])


VALUES = Table(FUNCTION, edges, drawn=drawn, large=large)
TIES = Table(FUNCTION, chosen_ties, drawn=drawn_ties, large=large_ties)
COUNTS = Table(FUNCTION, counts, drawn=drawn_counts)
KINDS = Table(FUNCTION, lambda: [*in_all_layouts(), *in_all_dtypes()])
TWO_CALLS = Table(
    "one_after_another", [Case((np.array([3.0, 1.0]), 0.5), (np.array([1.0, 3.0]), 0.5))]
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
    "np.square(w.astype(": "squares rank as absolute values do, at every scale that is promised",
}
