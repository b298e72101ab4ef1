"""Checks of synflow_scores. No term is negative, so that every order of adding gives the same
score to a relative 1e-9; a score without a path is exactly 0."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from grader.kit import (
    LONG,
    NOT_FINITE,
    Case,
    Table,
    agree,
    exhaustive,
    layouts,
    not_finite_alike,
    points,
    refused,
)

Arrays = list[np.ndarray]


def edges() -> Iterator[Case]:
    one = np.ones((1, 1))
    yield Case([2 * one])
    yield Case([-2 * one])
    yield Case([3 * one, 2 * one])  # one path: each weight scores 6
    yield Case([-3 * one, 2 * one])
    yield Case([])
    # Two paths through one unit each, of opposite signs.
    yield Case([np.array([[1.0, -1.0]]), one])
    yield Case([np.array([[1.0], [-1.0]]), np.array([[1.0, 1.0]])])
    yield Case([np.array([[1.0], [3.0]]), np.array([[2.0, 5.0]])])
    yield Case([np.array([[1.0, 3.0]]), np.array([[2.0], [5.0]])])
    yield Case([np.array([[1.0, -2.0], [3.0, 0.0]]), np.array([[-1.0, 2.0]])])
    # A unit without input, one without output, a layer without a weight, zeros of both signs.
    yield Case([np.array([[0.0, -0.0], [1.0, 2.0]]), np.array([[4.0, 3.0]])])
    yield Case([np.array([[1.0, 2.0], [3.0, 1.0]]), np.array([[0.0, 5.0]])])
    yield Case([2 * one, 0 * one, 3 * one])
    yield Case((np.array([[1.0, 2.0]]), np.array([[3.0], [-4.0]])))
    # Finite entries whose sum isn't finite, where no signal arrives.
    yield Case([np.zeros((200, 1)), np.full((1, 200), 1e306)])
    # Square layers, in which a transposed one fits as well.
    first, second = np.array([[1.0, 2.0], [0.0, 4.0]]), np.array([[3.0, -1.0], [0.5, 0.0]])
    yield Case([first])
    yield Case([first, second])
    yield Case([second, first, second])
    # The second call on the same arguments gives what the first did.
    yield Case([first, np.array([[-1.0, 2.0]])], repeat=2)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(2, 1)], (-2.0, 0.0, 1.0)):
        for v in exhaustive([(1, 2)], (-1.0, 0.0, 3.0)):
            yield Case([w, v])


def in_all_layouts() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    for w in layouts(base):
        for v in layouts(np.array([[1.0, -2.0], [4.0, 0.5], [0.0, 1.0]])):
            yield Case([w, v])
    yield Case([base.T, base[::-1, ::-1]])


def network(rng: np.random.Generator, widths: Sequence[int]) -> Arrays:
    """Normal weights between layers of these widths."""
    return [rng.normal(size=(n, m)) for m, n in pairwise(widths)]


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(40):
        weights = network(rng, rng.integers(1, 6, size=2 + n % 5))
        if n % 3 == 0:
            weights = [w * (rng.random(w.shape) < 0.6) for w in weights]  # a pruned network
        yield Case(weights)
    for first, second in ((-30, -30), (30, 30), (-30, 30), (30, -30)):
        v, w = network(rng, (3, 4, 2))
        yield Case([v * 2.0**first, w * 2.0**second])
    # The same function with its hidden units scaled: every path's product stays.
    factor = np.exp2(rng.integers(-20, 21, size=4))
    v, w = network(rng, (3, 4, 2))
    yield Case([v * factor[:, None], w / factor])


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(network(rng, (150, 200, 180, 100)))
    yield Case(network(rng, (3, 700, 2)))


def chains() -> Iterator[Case]:
    """Networks of narrow layers whose R is too large or too small for float32."""
    f32 = np.float32
    pair = np.array([[1.0, -2.0], [3.0, 1.0]])
    for scale in (2.0**20, 2.0**-24, 2.0**-60):
        yield Case([np.full((1, 1), scale, f32)] * 7)
        yield Case([scale * pair] * 7)
        yield Case([(scale * pair).astype(f32)] * 7)


def deep(rng: np.random.Generator) -> Iterator[Case]:
    for widths, scale in (((9,) * 61, 1.0), ((8, 20, 3) * 20, 1.0), ((10,) * 61, 0.01)):
        yield Case([scale * w for w in network(rng, widths)])
        yield Case([(scale * w).astype(np.float32) for w in network(rng, widths)])


def in_all_dtypes() -> Iterator[Case]:
    first = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    second = np.array([[1.0, -2.0], [4.0, 0.5]])
    for dtype in (np.float32, np.float16):
        yield Case([first.astype(dtype)])
        yield Case([first.astype(dtype), second.astype(dtype)])
        yield Case([first, second.astype(dtype)])
    yield Case([np.array([[1, -2]]), np.array([[3], [-1]])])
    yield Case([np.array([[100, -100]], np.int8), np.array([[2], [-100]], np.int8)])
    yield Case([np.array([[200, 100]], np.uint8), np.array([[0.5]])])
    yield Case([np.array([[-128, 1]], np.int8)])  # int8 ends at 127
    yield Case([np.array([[-(2**31), 1]], np.int32), np.array([[3]], np.int32)])
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case([np.array([[60_000.0, -50_000.0], [60_000.0, 1.0]], np.float16)])
    yield Case([LONG[None], LONG[:, None]])


def bad() -> Iterator[Case]:
    one, flat, high = np.ones((1, 1)), np.ones((1, 2)), np.ones((2, 1))
    wide = np.ones((2, 3))
    yield from refused([([flat, flat],), ([one, flat],), ([high, one],), ([flat, wide],)])
    yield from refused([([wide, wide],), ([wide.T, one],), ([wide, high],)])
    yield from refused([([high, flat, flat],), ([flat, high, one, one],), ([wide, flat, wide],)])
    yield from refused([([0 * flat, 0 * flat],), ([0 * one, wide],)])
    for value in NOT_FINITE:
        entry = np.array([[1.0, value], [0.0, 2.0]])
        two, none = np.ones((2, 2)), np.zeros((2, 2))
        yield from refused([([entry],), ([np.full((1, 1), value)],)])
        yield from refused([([entry, two],), ([two, entry],), ([two, entry, two],)])
        # Where nothing flows, the entry meets a zero or is never reached.
        yield from refused([([entry, none],), ([none, entry],), ([entry, none, two],)])
        yield from refused([([entry.astype(np.float32), two.astype(np.float32)],)])
    yield from refused([([entry],) for (entry,) in not_finite_alike(1, [(2, 2)])])


def has_weights(weights: Sequence[np.ndarray]) -> bool:
    """Whether every layer has inputs and outputs: a smaller failing input must have them too."""
    return all(w.size for w in weights)


def flows(scores: Arrays, weights: Sequence[np.ndarray]) -> list[list]:
    """Each layer's total, what flows into each unit, and what flows out of each unit."""
    scores = [np.atleast_2d(s) for s in scores]  # a mistake's may be flat
    return [
        [float(s.sum()) for s in scores],
        [s.sum(axis=1) for s in scores],
        [s.sum(axis=0) for s in scores],
    ]


VALUES = Table(
    "synflow_scores",
    lambda: [*edges(), *tiny(), *in_all_layouts()],
    drawn=drawn,
    large=large,
    keeps=has_weights,
)
DEEP = Table("synflow_scores", chains, drawn=deep, keeps=has_weights)
DTYPES = Table("synflow_scores", in_all_dtypes)
TWO_CALLS = Table(
    "one_after_another", [Case(([np.array([[1.0, 2.0]])],), ([np.array([[3.0, 5.0]])],))]
)
BAD = Table("synflow_scores", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, atol=0.0)  # scores of 1e-36 count as well
    agree(candidate, reference, TWO_CALLS)


def check_conservation(candidate, reference):
    agree(candidate, reference, DEEP, atol=0.0, view=flows)


def check_dtypes(candidate, reference):
    agree(candidate, reference, DTYPES)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)
