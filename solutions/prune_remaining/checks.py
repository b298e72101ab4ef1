"""Checks of prune_remaining. Pruned entries have stored values of every size, as `weight_orig` has.
Ties are exact; all other magnitudes keep a relative distance of 1e-6 or more. Only the table
COUNTS has fractions whose product with the survivors lies on or beside a half."""

import itertools
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
    layouts,
    mismatched,
    not_finite_alike,
    points,
    refused,
    signs,
    tied,
)

EXACT = {"rtol": 0.0, "atol": 0.0}  # an entry of a mask is 0 or 1

FUNCTION = "prune_remaining"


def edges() -> Iterator[Case]:
    yield Case(np.array([2.0]), np.array([1.0]), 1.0)
    yield Case(np.array([2.0]), np.array([0.0]), 0.0)
    yield Case(np.array([1.0, 2.0]), np.array([1.0, 1.0]), 0.5)
    yield Case(np.array([-2.0, 1.0]), np.array([1.0, 1.0]), 0.5)
    yield Case(np.array([2.0, 1.0]), np.array([1.0, 1.0]), 0.5)
    # A pruned weight is larger than all others, or smaller, or zero: it is no survivor.
    yield Case(np.array([1.0, 9.0, 2.0]), np.array([1.0, 0.0, 1.0]), 0.5)
    yield Case(np.array([1.0, 0.5, 2.0]), np.array([1.0, 0.0, 1.0]), 0.5)
    yield Case(np.array([1.0, 0.0, 2.0]), np.array([1.0, 0.0, 1.0]), 0.5)
    yield Case(np.array([3.0, -1.0, 9.0, 2.0, -4.0]), np.array([1.0, 1.0, 0.0, 1.0, 1.0]), 0.5)
    # A survivor of value zero is one all the same.
    yield Case(np.array([0.0, 3.0, 2.0, 9.0, 1.0]), np.array([1.0, 1.0, 1.0, 0.0, 1.0]), 0.5)
    yield Case(np.array([0.0, 3.0]), np.array([1.0, 1.0]), 0.0)
    # 0.4 of all five would be all that are left.
    yield Case(np.array([5.0, 4.0, 3.0, 2.0, 1.0]), np.array([0.0, 0.0, 0.0, 1.0, 1.0]), 0.5)
    for frac in (0.0, 0.5, 1.0):
        yield Case(np.array([1.0, -2.0]), np.zeros(2), frac)
        yield Case(np.zeros(0), np.zeros(0), frac)
        yield Case(np.zeros((0, 3)), np.ones((0, 3)), frac)
    mask = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
    yield Case(np.array([[4.0, 5.0, -1.0], [0.5, 2.0, 3.0]]), mask, 0.5)
    # Magnitudes are ranked without a tolerance.
    yield Case(np.array([1 + 2.0**-44, 1.0]), np.ones(2), 0.5)
    # However large survivors are, a pruned entry isn't ranked among them.
    for scale in (2.0**60, 2.0**150):
        yield Case(scale * np.array([1.0, 2.0, 4.0]), np.array([0.0, 1.0, 1.0]), 1.0)
    for frac in (np.float64(0.5), np.float32(0.5), np.int64(1), np.int64(0), 1, 0):
        yield Case(np.array([3.0, 1.0, 2.0, 4.0, 5.0]), np.array([1.0, 1.0, 1.0, 1.0, 0.0]), frac)
    # The second call on the same arguments gives what the first did.
    yield Case(np.array([2.0, -1.0, 7.0]), np.array([1.0, 1.0, 0.0]), 0.5, repeat=2)


def scattered(
    rng: np.random.Generator, survivors: np.ndarray, stored: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """w and a mask with these survivors in order, and `stored` where the mask is 0."""
    n = survivors.size + stored.size
    mask = np.zeros(n)
    mask[rng.choice(n, size=survivors.size, replace=False)] = 1.0
    w = np.zeros(n)
    w[mask == 1] = survivors
    w[mask == 0] = stored
    return w * signs(rng, (n,)), mask


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(40):
        shape = tuple(rng.integers(1, 6, size=rng.integers(1, 4)).tolist())
        size = math.prod(shape)
        alive = int(rng.integers(size + 1))
        values = distinct(rng, size)
        w, mask = scattered(rng, values[:alive], values[alive:] * (n % 3))
        frac = int(rng.integers(alive + 1)) / alive if alive else 0.5
        yield Case(w.reshape(shape), mask.reshape(shape), frac)
    # Magnitudes that are close to each other, tiny or huge: no rounding may merge them.
    for low, high in ((0, 0), (-30, -30), (30, 30), (-30, 30), (-60, -40), (-160, -160)):
        near = close(rng, 60) * 2.0 ** rng.choice([low, high], size=60)
        for frac in (0.25, 0.5, 0.75):
            w, mask = scattered(rng, near[:40], near[40:])
            yield Case(w.reshape(5, 12), mask.reshape(5, 12), frac)


def large(rng: np.random.Generator) -> Iterator[Case]:
    values = close(rng, 36_000).astype(np.float32)
    # float16 can't hold this number of survivors.
    w, mask = scattered(rng, values[:24_003], values[24_003:])
    w, mask = (a.astype(np.float32).reshape(60, 60, 10) for a in (w, mask))
    yield Case(w, mask, 12_001 / 24_003)


def chosen_ties() -> Iterator[Case]:
    ones = np.ones(5)
    for n in range(1, 4):
        for alive in itertools.product((0.0, 1.0), repeat=n):
            mask = np.array(alive)
            for frac in {round(sum(alive) / 2) / (sum(alive) or 1.0), 1.0}:
                yield Case(ones[:n], mask, frac)
    yield Case(np.array([1.0, -1.0, 1.0]), np.array([1.0, 0.0, 1.0]), 0.5)
    yield Case(np.array([0.0, -0.0, 0.0]), np.array([0.0, 1.0, 1.0]), 0.5)
    yield Case(np.array([2.0, 1.0, 1.0, -1.0, 1.0]), np.array([1.0, 0.0, 1.0, 1.0, 1.0]), 0.5)
    # Positions are those of C order in every layout.
    alive = (np.arange(24) % 3 > 0).reshape(2, 3, 4).astype(float)
    for w, m in itertools.product(layouts(np.ones((2, 3, 4))), layouts(alive)):
        yield Case(w, m, 0.25)
    # As in a convolution: of 36 entries 28 survive.
    alive = (np.arange(36) % 5 > 0).reshape(2, 2, 3, 3).astype(float)
    yield Case(np.ones((2, 2, 3, 3)), alive, 0.25)


def drawn_ties(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(2):
        for scores, k in tied(rng):
            flat = scores.ravel()
            stored = rng.choice(flat, size=flat.size // 2 + flat.size // 2 % 2)
            w, mask = scattered(rng, flat, stored)
            shape = (2, -1) if w.size % 2 == 0 else (-1,)
            yield Case(w.reshape(shape), mask.reshape(shape), k / flat.size)


def large_ties(rng: np.random.Generator) -> Iterator[Case]:
    w, mask = scattered(rng, rng.choice([0.0, 1.0, 2.0], size=3201), np.ones(1599))
    yield Case(w.reshape(60, 80), mask.reshape(60, 80), 2001 / 3201)


def counts() -> Iterator[Case]:
    for frac, n in HALVES:
        falling = np.arange(float(n), 0.0, -1.0)
        yield Case(falling, np.ones(n), frac)
        w, mask = np.stack([falling, falling / 2], axis=1), np.stack([np.ones(n), np.zeros(n)], 1)
        yield Case(w, mask, frac)
    # 0.2 of 100, 80 and 64 survivors: 20, 16 and 12.8.
    for alive in (100, 80, 64, 51, 41, 2):
        mask = np.concatenate([np.ones(alive), np.zeros(100 - alive)])
        yield Case(np.arange(100.0, 0.0, -1.0), mask, 0.2)
    # A float32 share isn't the decimal number: 5 of these are 0.50000001 and 3.4999999 entries.
    for frac in (np.float32(0.1), np.float32(0.7)):
        yield Case(np.arange(6.0, 0.0, -1.0), np.array([1.0, 1.0, 1.0, 1.0, 1.0, 0.0]), frac)


def drawn_counts(rng: np.random.Generator) -> Iterator[Case]:
    for n in rng.integers(1, 40, size=30).tolist():
        values = distinct(rng, 2 * n)
        yield Case(*scattered(rng, values[:n], values[n:]), int(rng.integers(1, 2 * n)) / (2 * n))


def in_all_layouts() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    mask = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0]])
    for w in layouts(base):
        for m in layouts(mask):
            yield Case(w, m, 0.4)
    cube = np.arange(24.0, 0.0, -1.0).reshape(2, 3, 4)
    alive = (np.arange(24) % 3 > 0).reshape(cube.shape).astype(float)
    for w in layouts(cube):
        for m in layouts(alive):
            yield Case(w, m, 0.5)
    yield Case(base.T, mask.T, 0.6)
    yield Case(base[::-1, ::-1], mask[::-1, ::-1], 0.6)
    # Square matrices, and arrays of four axes.
    square = np.array([[3.0, -1.0], [4.0, -2.0]])
    yield Case(square, np.array([[1.0, 1.0], [0.0, 1.0]]), 0.4)
    mixed = (np.arange(24.0) * 7 % 24 + 1).reshape(2, 3, 2, 2)
    yield Case(mixed, alive.reshape(2, 3, 2, 2), 0.5)


def in_all_dtypes() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    mask = np.array([[1, 1, 0], [1, 0, 1]])
    floats = (np.float16, np.float32, np.float64)
    for kind in floats:
        for other in (*floats, np.int64, np.int8, np.uint8, bool):
            for frac in (0.5, np.float64(0.0)):
                yield Case(base.astype(kind), mask.astype(other), frac)
        yield Case(np.zeros((0, 2), kind), np.zeros((0, 2)), 0.5)
    four, five = np.ones(4), np.array([1, 1, 1, 1, 0])
    # Squares that these types can't hold: 0, or infinite.
    yield Case(np.array([2.0**-13, 2.0**-14, 2.0**-15, 1.0], np.float16), four, 0.25)
    yield Case(np.array([500.0, 400.0, 300.0, 1.0], np.float16), four, 0.5)
    yield Case(np.array([2.0**-80, 2.0**-81, 1.0, 2.0], np.float32), four, 0.25)
    yield Case(np.array([2.0**81, 2.0**80], np.float32), np.ones(2), 0.5)
    # Values that are equal in float16.
    yield Case(np.array([1 + 2.0**-17, 1.0], np.float32), np.ones(2), 0.5)
    for kind in (np.int8, np.int16, np.int32, np.int64, np.uint8):
        for m in (five, five.astype(bool), five.astype(np.float32)):
            yield Case(np.array([3, 1, 4, 2, 9], kind), m, 0.5)
        yield Case(np.array([np.iinfo(kind).min, 5, 1, 100, 0], kind), five, 0.5)
    yield Case(np.array([[2, 1]]), np.array([[True, True]]), 0.5)
    # float16 can't hold this number of survivors: the sum of such a mask is another one.
    yield Case(np.arange(2051.0, 0.0, -1.0), np.ones(2051, np.float16), 0.9)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([60_000.0, 50_000.0], np.float16), np.ones(2), 0.5)
    yield Case(LONG, np.ones(2), 0.5)


def kept() -> Iterator[Case]:
    for w, mask in ((np.array([2.0, 1.0]), np.ones(2)), (np.array([2.0, 1.0]), np.eye(2)[0])):
        for frac in (0.0, 0.01, 1.0):
            yield Case(w, mask, frac)
            yield Case(w.astype(np.float32), mask.astype(np.float32), frac)


def bad() -> Iterator[Case]:
    two, none = np.ones(2), np.zeros((0, 3))
    pairs = [(two, two), (two, np.zeros(2)), (np.zeros(0), np.zeros(0)), (none, none)]
    yield from refused([*pairs, (np.array([1, 2]), np.array([True, False]))], BAD_SHARES)
    # At other fractions nothing goes, everything, or less than one entry.
    rows = [*mismatched(), *not_finite(), *not_finite_alike(2, [(2,), (2, 2)]), *no_masks()]
    rows += [(w, m > 0) for w, m in mismatched()]
    yield from refused(rows, (0.5, 0.0, 1.0, 0.01))


def not_finite() -> Iterator[tuple[np.ndarray, np.ndarray]]:
    for value in NOT_FINITE:
        for mask in ([1, 1], [0, 1], [1, 0], [0, 0]):
            yield np.array([1.0, value]), np.array(mask)
        yield np.array([value, 1.0], np.float32), np.ones(2, np.float32)
        yield np.array([value, 1.0], np.float16), np.zeros(2)
        yield np.array([[value, 1.0], [2.0, 3.0]]), np.eye(2)


def no_masks() -> Iterator[tuple[np.ndarray, np.ndarray]]:
    w = np.array([1.0, 2.0, 3.0])
    for value in (2.0, -1.0, 0.5, 1e-15, 1 + 1e-15, 255.0, *NOT_FINITE):
        yield w, np.array([1.0, 0.0, value])
        yield w, np.full(3, value)
        yield w[:1], np.array([value])
        yield w, np.array([0.0, value, 1.0])
    for kind in (np.int64, np.int8):
        for value in (2, -1, 127):
            yield w, np.array([value, 1, 0], kind)
    yield w, np.array([1.0, 0.5, 0.0], np.float32)


VALUES = Table(FUNCTION, edges, drawn=drawn, large=large)
TIES = Table(FUNCTION, chosen_ties, drawn=drawn_ties, large=large_ties)
COUNTS = Table(FUNCTION, counts, drawn=drawn_counts)
KINDS = Table(FUNCTION, lambda: [*in_all_layouts(), *in_all_dtypes()])
KEPT = Table("overwritten", kept)
TWO_CALLS = Table(
    "one_after_another",
    [Case((np.array([3.0, 1.0]), np.ones(2), 0.5), (np.array([1.0, 3.0]), np.ones(2), 0.5))],
)
BAD = Table(FUNCTION, bad)


@points(3)
def check_survivors(candidate, reference):
    agree(candidate, reference, VALUES, **EXACT)


def check_count(candidate, reference):
    agree(candidate, reference, COUNTS, **EXACT)


def check_ties(candidate, reference):
    agree(candidate, reference, TIES, **EXACT)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, **EXACT)


def check_own_memory(candidate, reference):
    agree(candidate, reference, KEPT, **EXACT)
    agree(candidate, reference, TWO_CALLS)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'w.dtype.kind <= "f"': "only bool and complex come before it, which aren't weights here",
    "np.square(w.astype(": "squares rank as absolute values do, at every scale that is promised",
}
