"""Checks of weight_pruning. Ties are made of exactly representable values; all other saliencies
keep a relative distance of 1e-6 or more, so that no order of rounding can decide."""

import math
from collections.abc import Iterator

import numpy as np

from grader.kit import (
    BAD_SHARES,
    HALVES,
    SHARES,
    Case,
    Table,
    agree,
    close,
    distinct,
    dyadic,
    exhaustive,
    layouts,
    mismatched_lists,
    not_finite_lists,
    points,
    products,
    refused,
    split,
    tied_lists,
)

EXACT = {"rtol": 0.0, "atol": 0.0}  # an entry of a mask is 0 or 1


def edges() -> Iterator[Case]:
    one = np.array([1.0])
    yield Case([one], [one], 0.0)
    yield Case([one], [one], 1.0)
    yield Case([], [], 0.5)
    yield Case([np.zeros((0, 3))], [np.zeros((0, 3))], 0.5)
    yield Case([np.array(2.0), np.array([1.0, 3.0])], [np.array(1.0), np.array([1.0, 1.0])], 1 / 3)
    # Magnitude alone, the gradient alone and their signed product each choose other entries.
    yield Case([np.array([4.0, 1.0])], [np.array([0.125, 1.0])], 0.5)
    yield Case([np.array([1.0, 4.0])], [np.array([2.0, 1.0])], 0.5)
    yield Case([np.array([-3.0, 1.0])], [np.array([1.0, 1.0])], 0.5)
    yield Case([np.array([3.0, 1.0])], [np.array([1.0, 1.0])], 0.5)
    # round(2.5) is 2, round(1.5) is 2: Python rounds halves to even.
    yield Case([np.arange(1.0, 6.0)], [np.ones(5)], 0.5)
    yield Case([np.arange(1.0, 4.0)], [np.ones(3)], 0.5)
    # All saliencies equal: only the first two positions go.
    yield Case([np.ones((2, 2))], [np.ones((2, 2))], 0.5)
    yield Case([np.ones(2), np.ones((2, 2))], [np.ones(2), np.ones((2, 2))], 0.5)
    # Two scales: one ranking for both tensors empties the first.
    yield Case([np.array([1.0, 2.0]), np.array([16.0, 32.0])], [np.ones(2), np.ones(2)], 0.5)
    yield Case((np.array([1.0, 2.0]),), (np.ones(2),), 0.5)
    # Zeros count like other entries, also where their sign is minus; so do they in the gradient.
    yield Case([np.array([0.0, -0.0, 1.0, 2.0])], [np.array([1.0, 1.0, -0.0, 1.0])], 0.5)
    yield Case([np.array([-2.0, 0.0, 1.0])], [np.array([0.0, 3.0, 0.0])], 1 / 3)
    for number in (np.float64(0.5), np.float32(0.5), np.int64(1), 1, 0):
        yield Case([np.array([3.0, 1.0, 2.0, 4.0])], [np.ones(4)], number)
    # The second call on the same arguments gives what the first did.
    yield Case([np.array([2.0, 1.0]), np.array([3.0])], [np.ones(2), np.ones(1)], 0.5, repeat=2)


def halves() -> Iterator[Case]:
    for sparsity, n in HALVES:
        falling = np.arange(float(n), 0.0, -1.0)
        yield Case([falling], [np.ones(n)], sparsity)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(1,), (1, 2)], (-2.0, 0.0, 1.0)):
        for g in exhaustive([w.shape], (-1.0, 0.5)):
            for sparsity in (0.5, 1.0):
                yield Case([w], [g], sparsity)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(48):
        shapes = [tuple(rng.integers(1, 5, size=rng.integers(0, 5))) for _ in range(1 + n % 6)]
        if n % 2:
            scores = split(distinct(rng, sum(map(math.prod, shapes))), shapes)
            yield Case(*products(rng, scores), SHARES[n % len(SHARES)])
        else:
            ws, gs = ([dyadic(rng, s, top=6) for s in shapes] for _ in range(2))
            yield Case(ws, gs, SHARES[n // 2 % len(SHARES)])
    yield from scaled(rng)
    for scores, k in tied_lists(rng):
        yield Case(*products(rng, scores), k / sum(s.size for s in scores))


def scaled(rng: np.random.Generator) -> Iterator[Case]:
    """Saliencies that are close to each other, tiny or huge: no rounding may merge them."""
    for low, high in ((0, 0), (-30, -30), (30, 30), (-30, 30), (-60, -40), (-160, -160)):
        near = close(rng, 40)
        scores = [near[:25].reshape(5, 5) * 2.0**low, near[25:] * 2.0**high]
        for sparsity in (0.25, 0.5, 0.75):
            yield Case(*products(rng, scores), sparsity)


def large(rng: np.random.Generator) -> Iterator[Case]:
    shapes = [(64, 32, 3), (64, 64), (3000,), *[(16, 8)] * 60]
    n = sum(map(math.prod, shapes))
    yield Case(*products(rng, split(close(rng, n), shapes)), 0.5)
    ties = rng.choice([0.0, 1.0, 2.0], size=7096)
    yield Case(*products(rng, split(ties, shapes[1:3])), 0.625)


def in_all_layouts() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    grad = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    for w in layouts(base):
        for g in layouts(grad):
            yield Case([w], [g], 0.5)
    cube = np.arange(1.0, 25.0).reshape(2, 3, 4)
    for w in layouts(cube):
        yield Case([w, -w], [np.ones((2, 3, 4))] * 2, 0.5)  # every saliency is there twice
    # Ties in an array that isn't contiguous: positions are those of C order.
    for ones in layouts(np.ones((6, 7))):
        yield Case([ones], [ones], 0.3)
    yield Case([base.T], [np.ascontiguousarray(grad.T)], 0.5)
    yield Case([base[::-1, ::-1]], [grad[::-1, ::-1]], 0.5)


def in_all_dtypes() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    grad = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    f16, f32, f64 = np.float16, np.float32, np.float64
    for first in (f16, f32, f64):
        for second in (f16, f32, f64):
            yield Case([base.astype(first)], [grad.astype(second)], 0.5)
    yield Case([base.astype(f32), base, base.astype(f16)], [grad.astype(f32), grad, grad], 0.25)
    yield Case([np.array(2.0, f32), np.ones(2)], [np.array(1.0, f32), np.ones(2)], 1 / 3)
    yield Case([np.zeros((0, 2), f32)], [np.zeros((0, 2), f32)], 0.5)
    # Products that a float16 can't hold: too small, or rounded to the same number.
    small = np.array([2.0**-12, 2.0**-13, 2.0**-14, 2.0**-10], f16)
    yield Case([small], [np.full(4, 2.0**-13, f16)], 0.25)
    yield Case([small], [np.full(4, 2.0**-13, f16)], 0.5)
    yield Case([np.array([1 + 2**-10, 1 + 3 * 2**-10], f16)], [np.array([1 + 2**-9, 1], f16)], 0.5)
    # The same for float32.
    small = np.array([2.0**-79, 2.0**-80], f32)
    yield Case([small], [np.full(2, 2.0**-80, f32)], 0.5)
    # Finite entries whose sum isn't finite in the array's own type.
    big, ones = np.array([60_000.0, 50_000.0], f16), np.ones(2, f16)
    yield Case([big], [ones], 0.5)
    yield Case([ones], [big], 0.5)


def bad() -> Iterator[Case]:
    two = np.ones(2)
    yield from refused([(a, a) for a in ([two], [], [np.zeros((0, 3))])], BAD_SHARES)
    # At other shares nothing goes, everything, or less than one entry.
    lists = [*mismatched_lists(), *not_finite_lists()]
    yield from refused(lists[::2], (0.5, 0.0))
    yield from refused(lists[1::2], (1.0, 0.01))
    yield from refused([([np.array([np.inf] * 2)], [np.array([-np.inf] * 2)])], (0.5,))


VALUES = Table(
    "weight_pruning",
    lambda: [*edges(), *halves(), *tiny()],
    drawn=drawn,
    large=large,
)
LAYOUTS = Table("weight_pruning", lambda: [*in_all_layouts(), *in_all_dtypes()])
TWO_CALLS = Table(
    "one_after_another",
    [
        Case(
            ([np.array([3.0, 1.0])], [np.ones(2)], 0.5), ([np.array([1.0, 3.0])], [np.ones(2)], 0.5)
        )
    ],
)
BAD = Table("weight_pruning", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, **EXACT)
    agree(candidate, reference, TWO_CALLS)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, LAYOUTS, **EXACT)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "return [m.reshape(w.shape).astype(w.dtype) for m, w in zip(parts, weights, strict=False)]": (
        "np.split makes as many parts as there are tensors"
    ),
    "in zip(parts, weights)]": "np.split makes as many parts as there are tensors",
    "np.square(np.multiply(": "squares rank as absolute values do, at every scale that is promised",
    "np.ones(0), *saliency": "an empty array has no entry to be 0 or 1",
    "round((sparsity) * flat.size)": (
        "it differs only for a float32 sparsity whose product lies beside a half"
    ),
    "zip(grads, weights, strict=True))": "the product of the two is the same either way",
    "np.multiply(w, g, dtype": "the product of the two is the same either way",
}
