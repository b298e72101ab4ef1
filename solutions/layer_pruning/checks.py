"""Checks of layer_pruning. Scores that equal the threshold or each other are made of exactly
representable values; all others keep a distance, so that no order of rounding can decide."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from grader.kit import Case, Table, agree, dyadic, exhaustive, layouts, points

INF = float("inf")


def edges() -> Iterator[Case]:
    one = np.array([1.0])
    # No score is negative, and the mean of no entries counts as 0.
    yield Case([one], [one], 0.0)
    yield Case([one, np.array([0.0])], [one, one], 0.5)
    yield Case([np.array([0.0]), one], [one, one], -1.0)
    # Each alone chooses another layer: mean |w|, mean |g|, the signed mean, and the sum.
    yield Case([np.array([4.0]), one], [np.array([0.125]), one], 0.75)
    yield Case([one, np.array([4.0])], [np.array([2.0]), np.array([0.25])], 1.5)
    yield Case([np.array([-3.0]), one], [one, one], 2.0)
    yield Case([np.array([3.0, -3.0]), one], [np.ones(2), np.array([2.0])], 2.5)
    yield Case([np.ones(4), np.array([3.0])], [np.ones(4), one], 2.0)
    # The mean of products, not the product of means.
    yield Case([np.array([4.0, 0.0]), one], [np.array([0.0, 4.0]), one], 0.5)
    yield Case([np.ones((2, 2)), 3 * np.ones((2, 2))], [np.ones((2, 2)), np.ones((2, 2))], 1.5)
    # The order of the answer is that of the layers, not that of the scores.
    yield Case([3 * one, one, 8 * one, 2 * one], [one] * 4, 5.0)
    yield Case((one, 4 * one), (one, one), 2.0)
    yield Case([one, 4 * one], [one, one], 2)


def tiny() -> Iterator[Case]:
    values = list(exhaustive([(1,)], (-2.0, 0.5, 1.0)))
    for a in values:
        for b in values:
            for g in exhaustive([(1,)], (-1.0, 0.25)):
                yield from _undecided([a, b], [g, np.ones(1)], (0.375, 0.75, 1.5))
    for a in exhaustive([(2,), (1, 2), (2, 1)], (-2.0, 1.0)):
        for g in exhaustive([a.shape], (-1.0, 0.5)):
            yield from _undecided([a, np.ones(1)], [g, np.ones(1)], (0.875,))


def drawn() -> Iterator[Case]:
    rng = np.random.default_rng(30)
    for n in range(60):
        shapes = [
            tuple(rng.integers(1, 5, size=rng.integers(1, 4))) for _ in range(rng.integers(2, 6))
        ]
        ws = [rng.normal(size=s) if n % 2 else dyadic(rng, s) for s in shapes]
        gs = [rng.normal(size=s) if n % 2 else dyadic(rng, s) for s in shapes]
        ordered = sorted(_scores(ws, gs))
        middles = [(a + b) / 2 for a, b in pairwise(ordered) if b > 1.01 * a]
        for threshold in middles[-2:]:
            yield Case(ws, gs, threshold, random=True)


def _scores(ws: Sequence[np.ndarray], gs: Sequence[np.ndarray]) -> list[float]:
    return [float(np.abs(w * g).mean()) for w, g in zip(ws, gs, strict=True)]


def _undecided(ws: list[np.ndarray], gs: list[np.ndarray], thresholds: Sequence[float]):
    """Cases for those thresholds that some score reaches and no score equals."""
    scores = _scores(ws, gs)
    for threshold in thresholds:
        if max(scores) > threshold and threshold not in scores:
            yield Case(ws, gs, threshold)


def strategy():
    """Argument tuples for shrinking: small integers, and thresholds that no score can equal."""
    from hypothesis import strategies as st
    from hypothesis.extra import numpy as hnp

    def pair(shape: tuple[int, ...]):
        entries = st.integers(-4, 4).map(float)
        return st.tuples(
            hnp.arrays(np.float64, shape, elements=entries),
            hnp.arrays(np.float64, shape, elements=entries),
        )

    shapes = hnp.array_shapes(min_dims=1, max_dims=2, max_side=3)
    pairs = st.lists(shapes.flatmap(pair), min_size=2, max_size=4)
    # Scores are multiples of 1/k with k of at most 9 entries; these thresholds are of none.
    thresholds = st.sampled_from([n + 0.43 for n in range(9)])
    return (
        st.tuples(pairs, thresholds)
        .map(lambda t: ([w for w, _ in t[0]], [g for _, g in t[0]], t[1]))
        .filter(lambda args: max(_scores(*args[:2])) > args[2])
    )


def at_threshold() -> Iterator[Case]:
    one = np.ones(1)
    yield Case([one, 2 * one], [one, one], 1.0)
    yield Case([np.zeros(1), one], [one, one], 0.0)
    yield Case([one, 2 * one, one], [one, one, 3 * one], 3.0)
    yield Case([np.array([[2.0, -2.0], [2.0, 2.0]]), 4 * one], [np.ones((2, 2)), one], 2.0)


def all_below() -> Iterator[Case]:
    one, zero = np.ones(1), np.zeros(1)
    yield Case([one], [one], 2.0)
    yield Case([zero], [one], 1.0)
    yield Case([one, 2 * one], [one, one], 4.0)
    yield Case([2 * one, one], [one, one], 4.0)
    yield Case([one, -3 * one, 2 * one], [one, one, one], INF)
    # Equal scores: the first layer of them stays.
    yield Case([one, one], [one, one], 2.0)
    yield Case([one, 2 * one, np.array([3.0, -1.0]), 2 * one], [one, one, np.ones(2), one], 8.0)
    yield Case([zero, zero, zero], [one, one, one], 1.0)
    # The survivor is the layer of highest score, not of largest weights, gradients or sum.
    yield Case([8 * one, one], [0.125 * one, 2 * one], 4.0)
    yield Case([one, 4 * one], [8 * one, 4 * one], 32.0)
    yield Case([np.ones((2, 2)), 3 * one], [np.ones((2, 2)), one], 4.0)


def all_kinds() -> Iterator[Case]:
    one = np.ones(1)
    yield Case([np.array(3.0), np.array(-1.0)], [np.array(1.0), np.array(1.0)], 2.0)
    yield Case([one, np.zeros(0)], [one, np.zeros(0)], 0.5)
    yield Case([np.zeros((0, 3)), one], [np.zeros((0, 3)), one], 0.5)
    yield Case([np.zeros((2, 0)), one], [np.zeros((2, 0)), one], 0.5)
    yield Case([np.zeros(0), one], [np.zeros(0), one], -0.5)
    yield Case([np.zeros(0)], [np.zeros(0)], 0.5)
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    grad = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])  # mean |g * w| is 11.5 / 6
    for w in layouts(base):
        for g in layouts(grad):
            yield Case([w, 2 * one], [g, one], 1.875)
            yield Case([w, 4 * one], [g, one], 2.0)
    cube = np.arange(-12.0, 12.0).reshape(2, 3, 4)
    yield Case([cube, one], [cube, 64 * one], 60.0)
    yield Case([a.astype(np.float32) for a in (base, one)], [grad.astype(np.float32), one], 1.5)
    yield Case([base.astype(np.float32), one], [grad.astype(np.float32), one], 1.5)


def bad() -> Iterator[Case]:
    one, two = np.ones(1), np.ones(2)
    yield Case([], [], 0.5, raises=ValueError)
    yield Case([two], [two, two], 0.5, raises=ValueError)
    yield Case([two, two], [two], 0.5, raises=ValueError)
    yield Case([two], [], 0.5, raises=ValueError)
    yield Case([two], [one], 0.5, raises=ValueError)
    yield Case([one], [two], 0.5, raises=ValueError)
    yield Case([np.ones((1, 2))], [two], 0.5, raises=ValueError)  # would broadcast to the shape
    yield Case([np.ones((2, 3))], [np.ones((3, 2))], 0.5, raises=ValueError)
    yield Case([two, np.ones((2, 1))], [two, two], 0.5, raises=ValueError)
    nan = np.array([1.0, np.nan])
    yield Case([nan], [two], 0.5, raises=ValueError)
    yield Case([two], [nan], 0.5, raises=ValueError)
    yield Case([two, two], [two, nan], 0.5, raises=ValueError)
    yield Case([two], [two], np.nan, raises=ValueError)


VALUES = Table("layer_pruning", lambda: [*edges(), *tiny(), *drawn()], strategy=strategy)
AT_THRESHOLD = Table("layer_pruning", at_threshold)
ALL_BELOW = Table("layer_pruning", all_below)
KINDS = Table("layer_pruning", all_kinds)
BAD = Table("layer_pruning", bad)


@points(3)
def check_matches_reference(candidate, reference):
    """Prunes the layers whose mean |g * w| is below the threshold, in ascending order"""
    agree(candidate, reference, VALUES)


def check_strictly_below(candidate, reference):
    """Keeps a layer whose score equals the threshold"""
    agree(candidate, reference, AT_THRESHOLD)


def check_one_layer_survives(candidate, reference):
    """Keeps the layer of highest score, the first of equals, when all are below the threshold"""
    agree(candidate, reference, ALL_BELOW)


def check_shapes_and_dtypes(candidate, reference):
    """Accepts 0-d and empty layers, any number of dimensions and any memory layout"""
    agree(candidate, reference, KINDS)


def check_bad_input(candidate, reference):
    """Raises ValueError for no layers, mismatched lists or shapes, and NaN"""
    agree(candidate, reference, BAD)


def large_input():
    """Many middling layers, for the note on speed."""
    rng = np.random.default_rng(5)
    ws, gs = rng.normal(size=(2, 200, 32, 32))
    return "layer_pruning", (list(ws), list(gs), 0.6)
