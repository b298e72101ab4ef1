"""Checks of layer_pruning. Scores that equal the threshold or each other are made of exactly
representable values, and so are layers of one entry that lie nearer than a relative 1e-6; all
others keep that distance or more, so that no order of rounding can decide."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from grader.kit import (
    Case,
    Table,
    agree,
    distinct,
    dyadic,
    exhaustive,
    layouts,
    mismatched_lists,
    not_finite_lists,
    points,
    refused,
)

INF, NAN = float("inf"), float("nan")
Shape = tuple[int, ...]


def edges() -> Iterator[Case]:
    one = np.array([1.0])
    # No score is negative, and the mean of no entries counts as 0.
    yield Case([one], [one], 0.0)
    yield Case([one, np.array([0.0])], [one, one], 0.5)
    yield Case([np.array([0.0]), one], [one, one], -1.0)
    yield Case([one, 2 * one], [one, one], -INF)
    # Each alone chooses another layer: mean |w|, mean |g|, the signed mean, and the sum.
    yield Case([np.array([4.0]), one], [np.array([0.125]), one], 0.75)
    yield Case([one, np.array([4.0])], [np.array([2.0]), np.array([0.25])], 1.5)
    yield Case([np.array([-3.0]), one], [one, one], 2.0)
    yield Case([np.array([3.0, -3.0]), one], [np.ones(2), np.array([2.0])], 2.5)
    yield Case([np.ones(4), np.array([3.0])], [np.ones(4), one], 2.0)
    # The mean of products, not the product of means.
    yield Case([np.array([4.0, 0.0]), one], [np.array([0.0, 4.0]), one], 0.5)
    yield Case([np.ones((2, 2)), 3 * np.ones((2, 2))], [np.ones((2, 2)), np.ones((2, 2))], 1.5)
    # The mean, not the root mean square, the median or the mean over the non-zero products.
    yield Case([np.array([3.0, 0.0, 0.0]), 2 * one], [np.ones(3), one], 1.5)
    yield Case([np.array([4.0, 0.0, 0.0, 0.0]), 3 * one], [np.ones(4), one], 0.5)
    # Zeros count as entries, also where their sign is minus.
    yield Case([np.array([-0.0, 2.0]), 3 * one], [np.array([1.0, -0.0]), one], 0.5)
    # The order of the answer is that of the layers, not that of the scores.
    yield Case([3 * one, one, 8 * one, 2 * one], [one] * 4, 5.0)
    yield Case((one, 4 * one), (one, one), 2.0)
    for threshold in (2, np.float64(2.0), np.int64(2)):
        yield Case([one, 4 * one], [one, one], threshold)
    # The second call on the same arguments gives what the first did.
    yield Case([one, 4 * one, 2 * one], [one, one, one], 3.0, repeat=2)


def tiny() -> Iterator[Case]:
    values = list(exhaustive([(1,)], (-2.0, 0.5, 1.0)))
    for a in values:
        for b in values:
            for g in exhaustive([(1,)], (-1.0, 0.25)):
                yield from _undecided([a, b], [g, np.ones(1)], (0.375, 0.75, 1.5))
    for a in exhaustive([(2,), (1, 2), (2, 1)], (-2.0, 1.0)):
        for g in exhaustive([a.shape], (-1.0, 0.5)):
            yield from _undecided([a, np.ones(1)], [g, np.ones(1)], (0.875,))


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(60):
        shapes = [tuple(rng.integers(1, 5, size=rng.integers(1, 5))) for _ in range(2 + n % 6)]
        draw = (lambda s: rng.normal(size=s)) if n % 2 else (lambda s: dyadic(rng, s))
        ws, gs = ([draw(s) for s in shapes] for _ in range(2))
        ordered = sorted(_scores(ws, gs))
        middles = [(a + b) / 2 for a, b in pairwise(ordered) if b > 1.01 * a]
        for threshold in middles[-2:]:
            yield Case(ws, gs, threshold)
    yield from scaled(rng)
    yield from deep(rng)


def scaled(rng: np.random.Generator) -> Iterator[Case]:
    """Scores that are close to the threshold, tiny or huge: no rounding may merge them."""
    for exponent in (0, -30, 30, -60, -160):
        scores = (1.0 + 4e-6 * rng.permutation(6)) * 2.0**exponent
        layers = [_layer(rng, s, (3, 2)) for s in scores]
        for middle in (1.0 + 6e-6, 1.0 + 1.4e-5):
            yield Case(*_lists(layers), middle * 2.0**exponent)


def deep(rng: np.random.Generator) -> Iterator[Case]:
    """Stacks of many layers."""
    for depth in (17, 40):
        scores = distinct(rng, depth)
        layers = [_layer(rng, s, (2, 1 + n % 3)) for n, s in enumerate(scores)]
        ordered = np.sort(scores)
        for n in (depth // 3, 3 * depth // 4):
            yield Case(*_lists(layers), float(ordered[n - 1] + ordered[n]) / 2)
        yield Case(*_stack(rng, rng.choice([1.0, 2.0, 4.0], size=depth)), 3.0)


def deep_below(rng: np.random.Generator) -> Iterator[Case]:
    """Stacks of ascending scores, all below the threshold; many layers share the highest."""
    for depth in (17, 40):
        for threshold in (8.0, INF):
            yield Case(*_stack(rng, np.sort(rng.choice([1.0, 2.0, 4.0], size=depth))), threshold)


def _stack(rng: np.random.Generator, scores: np.ndarray) -> tuple[list, list]:
    """One layer for each score, of one entry or of two: even a running mean rounds nothing."""
    sizes = rng.integers(1, 3, len(scores))
    return _lists([_layer(rng, s, (1, n)) for s, n in zip(scores, sizes, strict=True)])


def large(rng: np.random.Generator) -> Iterator[Case]:
    """Many layers, some of many entries, whose last entries differ from the first ones."""
    scores = distinct(rng, 80)
    wide = rng.permutation(80) < 2
    layers = [_layer(rng, s, (120, 100) if w else (8, 8)) for s, w in zip(scores, wide)]  # noqa: B905
    for n in np.flatnonzero(wide):  # just above and just below a wide layer's score
        for threshold in (1.004 * scores[n], 0.996 * scores[n]):
            yield Case(*_lists(layers), float(threshold))


def _layer(rng: np.random.Generator, score: float, shape: Shape) -> tuple[np.ndarray, np.ndarray]:
    """Weights and gradients of a layer of this score.

    The sizes of the products are multiples of the score that have a mean of 1: 1 + d and 1 - d in
    turn, the large d first or last.
    """
    n = math.prod(shape)
    parts = np.ones(n)
    spread = np.sort(rng.integers(0, 8, size=n // 2))[:: 1 - 2 * int(rng.integers(2))] / 8.0
    parts[: n // 2] += spread
    parts[n - n // 2 :] -= rng.permutation(spread)
    power = np.exp2(rng.integers(-3, 4, size=n))
    signs = 1.0 - 2.0 * rng.integers(2, size=(2, n))
    return (signs[0] * power).reshape(shape), (signs[1] * score * parts / power).reshape(shape)


def _lists(layers: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[list, list]:
    return [w for w, _ in layers], [g for _, g in layers]


def _scores(ws: Sequence[np.ndarray], gs: Sequence[np.ndarray]) -> list[float]:
    return [float(np.abs(w * g).mean()) for w, g in zip(ws, gs, strict=True)]


def _undecided(ws: list[np.ndarray], gs: list[np.ndarray], thresholds: Sequence[float]):
    """Cases for those thresholds that some score reaches and no score equals."""
    scores = _scores(ws, gs)
    for threshold in thresholds:
        if max(scores) > threshold and threshold not in scores:
            yield Case(ws, gs, threshold)


def clear(ws: Sequence[np.ndarray], gs: Sequence[np.ndarray], threshold: float) -> bool:
    """Whether no score lies so near the threshold that rounding could decide, and one is above."""
    scores = _scores(ws, gs)
    return max(scores) > threshold and all(abs(s - threshold) > 1e-6 for s in scores)


def at_threshold() -> Iterator[Case]:
    one = np.ones(1)
    yield Case([one, 2 * one], [one, one], 1.0)
    yield Case([np.zeros(1), one], [one, one], 0.0)
    yield Case([one, 2 * one, one], [one, one, 3 * one], 3.0)
    yield Case([np.array([[2.0, -2.0], [2.0, 2.0]]), 4 * one], [np.ones((2, 2)), one], 2.0)
    for exponent in (-30, 30):
        yield Case([2.0**exponent * one, 2.0**exponent * 3 * one], [one, one], 2.0**exponent)
    # One entry a layer: nothing is rounded, and the least distance decides.
    for threshold in (1 + 2.0**-40, 1 - 2.0**-40):
        yield Case([one, 2 * one], [one, one], threshold)


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
    yield Case([np.zeros(0), np.zeros(0)], [np.zeros(0), np.zeros(0)], 0.5)
    # The survivor is the layer of highest score, not of largest weights, gradients or sum.
    yield Case([8 * one, one], [0.125 * one, 2 * one], 4.0)
    yield Case([one, 4 * one], [8 * one, 4 * one], 32.0)
    yield Case([np.ones((2, 2)), 3 * one], [np.ones((2, 2)), one], 4.0)
    # However small the scores are, the highest one stays.
    yield Case([2.0**-30 * one, 2.0**-30 * 3 * one], [one, one], 2.0**-20)
    for distance in (2.0**-18, 2.0**-40):
        yield Case([one * (1 - distance), one], [one, one], 2.0)


def all_kinds() -> Iterator[Case]:
    one = np.ones(1)
    yield Case([np.array(3.0), np.array(-1.0)], [np.array(1.0), np.array(1.0)], 2.0)
    yield Case([one, np.zeros(0)], [one, np.zeros(0)], 0.5)
    yield Case([np.zeros((0, 3)), one], [np.zeros((0, 3)), one], 0.5)
    yield Case([np.zeros((2, 0)), one], [np.zeros((2, 0)), one], 0.5)
    yield Case([np.zeros(0), one], [np.zeros(0), one], -0.5)
    yield Case([np.zeros(0)], [np.zeros(0)], 0.5)
    yield Case([np.zeros(0), one], [np.zeros(0), one], 2.0)
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    grad = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])  # mean |g * w| is 11.5 / 6
    for w in layouts(base):
        for g in layouts(grad):
            yield Case([w, 2 * one], [g, one], 1.875)
            yield Case([w, 4 * one], [g, one], 2.0)
    yield Case([base[::-1, ::-1], one], [grad[::-1, ::-1], one], 1.875)
    cube = np.arange(-12.0, 12.0).reshape(2, 3, 4)
    yield Case([cube, one], [cube, 64 * one], 60.0)
    deep = np.ones((2, 1, 2, 1, 2))
    yield Case([deep, one], [3 * deep, 4 * one], 3.5)
    yield from all_dtypes(base, grad)


def all_dtypes(base: np.ndarray, grad: np.ndarray) -> Iterator[Case]:
    one, f16, f32 = np.ones(1), np.float16, np.float32
    for first in (f16, f32, np.float64):
        for second in (f16, f32, np.float64):
            yield Case([base.astype(first), one], [grad.astype(second), one], 1.5)
    # Products that a float16 can't hold, and a mean that it rounds.
    small = np.array([2.0**-13, 2.0**-14], f16)
    yield Case([small, small], [small, 2 * small], 2.0**-27)
    yield Case([small, small], [small, 2 * small], 1.0)
    uneven = np.array([1.0, 1 + 2**-10], f16)
    yield Case([uneven, 2 * uneven], [np.ones(2, f16)] * 2, 1 + 2**-12)
    # The same for float32.
    small = np.array([2.0**-80], f32)
    yield Case([small, 2 * small], [small, small], 1.5 * 2.0**-160)
    # Finite entries whose sum isn't finite in the array's own type.
    big, ones = np.array([60_000.0, 50_000.0], f16), np.ones(2, f16)
    for w, g in ((big, ones), (ones, big)):
        yield Case([w, one], [g, one], 2.0)


def bad() -> Iterator[Case]:
    two = np.ones(2)
    yield from refused([([], [])], (0.5, NAN, -INF, INF))
    yield from refused([(a, a) for a in ([two], [two, np.zeros(0)], [np.zeros(0)])], (NAN,))
    # At other thresholds some layers go, none or all of them.
    yield from refused([*mismatched_lists(), *not_finite_lists()], (0.5, 0.0, -1.0, INF))


VALUES = Table(
    "layer_pruning",
    lambda: [*edges(), *tiny()],
    drawn=drawn,
    large=large,
    keeps=clear,
)
AT_THRESHOLD = Table("layer_pruning", at_threshold)
ALL_BELOW = Table("layer_pruning", all_below, drawn=deep_below)
KINDS = Table("layer_pruning", all_kinds)
BAD = Table("layer_pruning", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES)


def check_strictly_below(candidate, reference):
    agree(candidate, reference, AT_THRESHOLD)


def check_one_layer_survives(candidate, reference):
    agree(candidate, reference, ALL_BELOW)


def check_shapes_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "zip(grads, weights, strict=True))": "the product of the two is the same either way",
    "np.multiply(w, g, dtype": "the product of the two is the same either way",
    "if ((math.isnan(threshold))):": "the largest of no scores raises ValueError as well",
}
