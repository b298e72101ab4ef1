"""Checks of synflow_prune. By conservation real weights tie up to rounding, so that rounding would
decide; where single entries are compared the weights are whole numbers, mostly powers of 2, and all
scores exact. On real weights the count and the layers that are left are compared."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from grader.kit import (
    BAD_SHARES,
    LONG,
    NOT_FINITE,
    SHARES,
    Case,
    Table,
    agree,
    exhaustive,
    layouts,
    not_finite_alike,
    points,
    refused,
    signs,
    tied,
)

Arrays = list[np.ndarray]
ROUNDS = (1, 2, 3, 5, 10, 20)


def edges() -> Iterator[Case]:
    one = np.ones((1, 1))
    yield Case([one], 1.0, 1)
    yield Case([one], 0.0, 1)
    yield Case([], 0.5, 3)
    yield Case([np.array([[2.0, 1.0]])], 0.5, 1)  # one layer: the score is |w|
    yield Case([np.array([[-4.0, 1.0, 2.0, 3.0]])], 0.5, 2)
    # round(2.5) is 2 and round(1.5) is 2: Python rounds halves to even.
    for size in (3, 5, 7):
        yield Case([np.arange(size, 0.0, -1.0)[None]], 0.5, 1)
    yield Case([np.arange(5.0, 0.0, -1.0)[None]], 0.50000001, 1)  # float32 can't hold 2.50000005
    # The power of the last round is the density itself, and 2.5 exactly a half.
    for n in (2, 3, 6):
        yield Case([np.arange(5.0, 0.0, -1.0)[None]], 0.5, n)
    # All scores equal: the lowest positions go, the first layer before the second.
    yield Case([np.ones((2, 2))], 0.5, 1)
    yield Case([one, one], 0.5, 1)
    yield Case([np.ones((2, 3)), np.ones((1, 2))], 0.5, 1)
    yield Case([np.ones((2, 3)), np.ones((1, 2))], 0.5, 4)
    # The larger layer has the lower scores: one round empties it, two rounds don't.
    yield Case([np.ones((4, 4)), np.ones((1, 4))], 0.2, 1)
    yield Case([np.ones((4, 4)), np.ones((1, 4))], 0.2, 2)
    yield Case([np.ones((4, 4)), np.ones((1, 4))], 0.2, 20)
    # By magnitude the first layer goes, by SynFlow the weights around one of its units.
    first, second = np.array([[1.0, -2.0], [3.0, 1.0]]), np.array([[-8.0, 1.0]])
    yield Case([first, second], 0.5, 1)
    yield Case([first, second], 0.5, 3)
    yield Case((first, second), 2 / 3, 2)
    for density in (np.float64(0.5), np.float32(0.5), 1, 0, np.int64(1)):
        yield Case([first, second], density, np.int64(2))
    # Weights that are 0 from the start count among the N, and stay where all is kept.
    yield Case([np.array([[0.0, 1.0, -0.0, 2.0]])], 1.0, 3)
    yield Case([np.array([[0.0, 1.0, 0.0, 2.0]])], 0.75, 1)
    yield Case([np.array([[0.0, 1.0, 0.0, 2.0]]), one], 0.6, 2)
    # A unit that loses its output: its inputs score 0 from the next round, and go first.
    yield Case([np.array([[4.0, 8.0], [2.0, 2.0]]), np.array([[1.0, 16.0]])], 0.5, 2)
    yield Case([np.array([[4.0, 8.0], [2.0, 2.0]]), np.array([[0.0, 16.0]])], 0.5, 3)
    # Of the last ones some score 0 without being pruned: they go, and nothing comes back.
    yield Case([one, np.array([[-4.0], [4.0]])], 0.2, 2)
    yield Case([-4 * one, np.array([[4.0], [1.0]])], 0.3, 3)
    yield Case([-4 * one, -4 * one, np.array([[-2.0], [1.0]])], 0.3, 2)
    # After the first round no path is left: all scores are 0, and the lowest position goes.
    cut = [np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[0.0, 1.0]]), np.array([[4.0], [4.0]])]
    yield Case(cut, 0.1, 2)
    # Finite entries whose sum isn't finite, where no signal arrives.
    yield Case([np.zeros((200, 1)), np.full((1, 200), 1e306)], 0.5, 1)
    # The second call on the same arguments gives what the first did.
    yield Case([first, second], 0.5, 2, repeat=2)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(2, 1)], (-2.0, 0.0, 1.0)):
        for v in exhaustive([(1, 2)], (-1.0, 0.0, 3.0)):
            yield Case([w, v], 0.5, 1)
            yield Case([w, v], 0.25, 2)


def whole(rng: np.random.Generator, widths: Sequence[int], zeros: float = 0.0) -> Arrays:
    """Weights of 1, 2 or 4 with random signs, a share of them zero."""
    shapes = [(b, a) for a, b in pairwise(widths)]
    draw = [rng.choice([1.0, 2.0, 4.0], size=s) * signs(rng, s) for s in shapes]
    return [w * (rng.random(w.shape) >= zeros) for w in draw]


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(60):
        weights = whole(rng, rng.integers(1, 7, size=2 + n % 4), zeros=0.2 * (n % 3 == 0))
        yield from _clear(Case(weights, SHARES[n % len(SHARES)], ROUNDS[n % len(ROUNDS)]))
    for n in range(40):  # few entries are left, and some of them have lost their paths
        weights = whole(rng, rng.integers(1, 5, size=3 + n % 2), zeros=0.2 * (n % 3))
        yield from _clear(Case(weights, (0.1, 0.2, 0.3)[n % 3], 2 + n % 6))
    for widths in ((6, 8, 4), (5, 9, 7, 3), (12, 3, 12), (20, 20)):
        for density, n in ((0.3, 1), (0.1, 4), (0.6, 7), (0.05, 30)):
            yield from _clear(Case(whole(rng, widths), density, n))
    for scores, k in tied(rng):
        layer = (scores * signs(rng, scores.shape)).reshape(len(scores), -1)
        yield from _clear(Case([layer], 1 - k / layer.size, int(rng.integers(1, 3))))


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(whole(rng, (20, 30, 15, 5, 3)), 0.21, 45)
    yield Case(whole(rng, (60, 50, 40)), 0.07, 8)


def _clear(case: Case) -> Iterator[Case]:
    if clear(*case.args):
        yield case


def clear(weights: Sequence[np.ndarray], density: float, n: int) -> bool:
    """Whether scores are exact, and no round's count lies so near a half that a power decides."""
    size = sum(w.size for w in weights)
    counts = [float(density) ** (i / n) * size for i in range(1, n + 1)]
    exact = all(w.size and (w == np.rint(16 * w) / 16).all() for w in weights)
    near = any(abs(c % 1 - 0.5) < 1e-6 for c in counts)
    return exact and (not near or (n == 1 and density == 0.5))


def in_all_layouts_and_dtypes() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 8.0], [2.0, -4.0, 1.0]])
    top = np.array([[1.0, -2.0]])
    for w in layouts(base):
        yield Case([w, top], 0.5, 2)
    for ones in layouts(np.ones((6, 7))):  # ties: positions are those of C order
        yield Case([ones], 0.3, 1)
        yield Case([ones, np.ones((2, 6))], 0.3, 3)
    yield Case([base.T, base[::-1, ::-1]], 0.5, 3)
    for dtype in (np.float32, np.float16):
        yield Case([base.astype(dtype), top.astype(dtype)], 0.5, 2)
        yield Case([base.astype(dtype), top], 0.5, 2)
        yield Case([base, top.astype(dtype)], 1.0, 1)
    yield Case([base.astype(np.int64), top.astype(np.int64)], 0.5, 2)
    yield Case([np.array([[100, -128, 127]], np.int8), np.array([[2]], np.int8)], 0.5, 1)
    yield Case([np.array([[200, 100]], np.uint8), np.array([[0.5]])], 2 / 3, 1)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case([np.array([[60_000.0, -50_000.0], [55_000.0, 1.0]], np.float16)], 0.5, 1)
    # A float32 density isn't the decimal number: of 5 entries 0.50000001 and 3.4999999 are kept.
    for density in (np.float32(0.1), np.float32(0.7)):
        for n in (1, 2):
            yield Case([np.arange(5.0, 0.0, -1.0)[None]], density, n)


def chains() -> Iterator[Case]:
    """Eight narrow layers whose R is too large or too small for float32."""
    for scale in (2.0**20, 2.0**-24):
        layer = scale * np.array([[2.0, 1.0], [1.0, 2.0]])
        yield Case([layer.astype(np.float32)] * 8, 0.5, 2)
        yield Case([layer] * 8, 0.5, 2)
    # Weights that float32 can't hold either.
    layer = np.array([[2.0, 1.0], [1.0, 2.0]])
    yield Case([2.0**160 * layer, 2.0**-160 * layer], 0.5, 2)


def narrow() -> Iterator[Case]:
    """Weights that float32 rounds to equal ones, to 0 or to infinity, in exact arithmetic."""
    yield Case([np.array([[1 + 2.0**-30, 1.0, 1.0]])], 1 / 3, 1)
    for scale in (2.0**-200, 2.0**200):
        yield Case([scale * np.array([[3.0, 1.0, 2.0]]), np.ones((1, 1))], 0.5, 1)
    yield Case([LONG[None]], 0.5, 1)  # float32 has one number for both


def deep(rng: np.random.Generator) -> Iterator[Case]:
    """Deep networks whose R float32 can't hold, and wide ones in which one round is too many."""
    for scale in (64.0, 2.0**-12):
        weights = [scale * rng.normal(size=(5, 5)) for _ in range(24)]
        yield Case(weights, 0.4, 6)
        yield Case([w.astype(np.float32) for w in weights], 0.5, 5)
    for widths in ((20, 30, 30, 4), (8, 60, 8)):
        weights = [rng.normal(size=(b, a)) * math.sqrt(2 / a) for a, b in pairwise(widths)]
        yield Case(weights, 0.06, 20)


def left(masks: Arrays, weights: Sequence[np.ndarray], density: float, n: int) -> list:
    """How many entries are kept, whether all are 0 or 1, and which layers keep some."""
    flat = np.concatenate([m.ravel() for m in masks])
    return [int(flat.sum()), bool(np.isin(flat, (0, 1)).all()), [bool(m.any()) for m in masks]]


def bad() -> Iterator[Case]:
    one, flat, high, wide = np.ones((1, 1)), np.ones((1, 2)), np.ones((2, 1)), np.ones((2, 3))
    yield from refused([(a,) for a in ([flat, one], [], [np.zeros((2, 2))])], BAD_SHARES, (1, 3))
    yield from refused([(a,) for a in ([flat, one], [])], (0.5, 0.0, 1.0), (0, -1))
    unfit = [[flat, flat], [one, flat], [high, one], [wide, wide], [high, flat, flat]]
    entries = []
    for value in NOT_FINITE:
        entry, two, none = np.array([[1.0, value], [0.0, 2.0]]), np.ones((2, 2)), np.zeros((2, 2))
        entries += [[entry], [entry, two], [two, entry], [two, entry, two], [none, entry]]
        entries += [[entry, none], [np.full((1, 1), value, np.float32)]]
    # At densities at which everything stays, or everything goes, and at others.
    yield from refused([(a,) for a in (*unfit, *entries)], (0.5, 0.0, 1.0), (1, 2))
    yield from refused(
        [([entry],) for (entry,) in not_finite_alike(1, [(2, 2)])], (0.5, 0.0, 1.0), (1, 2)
    )


VALUES = Table(
    "synflow_prune",
    lambda: [*edges(), *tiny()],
    drawn=drawn,
    large=large,
    keeps=clear,
)
KINDS = Table("synflow_prune", in_all_layouts_and_dtypes)
DEEP = Table("synflow_prune", chains, drawn=deep, keeps=lambda *args: False)
NARROW = Table("synflow_prune", narrow)
TWO_CALLS = Table(
    "one_after_another",
    [Case(([np.array([[1.0, 2.0]])], 0.5, 1), ([np.array([[2.0, 1.0]])], 0.5, 1))],
)
BAD = Table("synflow_prune", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES)
    agree(candidate, reference, TWO_CALLS)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS)


def check_layers_survive(candidate, reference):
    agree(candidate, reference, DEEP, view=left)
    agree(candidate, reference, NARROW)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "keep <= 0.0": "the mask holds 0 and 1 only",
    "= - 2.0": "any number below 0 lies below every score",
    'kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
    "dtypes, strict=False)": "there is one dtype for each layer",
    "dtypes)]": "there is one dtype for each layer",
    "zip(ends, weights, strict=False)": "there is one end for each layer",
    "zip(ends, weights)]": "there is one end for each layer",
    "range( 0, n + 1)": "density ** 0 is 1, so that such a round prunes nothing",
    "[np.ones(0), *absolute]": "an empty array has no entry to be 0 or 1",
    "scores = [np.ones(0)]": "an empty array has no entry to be 0 or 1",
    'ravel(order="K")': "the product of two C-ordered arrays is one",
}
