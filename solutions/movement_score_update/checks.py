"""Checks of movement_score_update. Steps that cancel the score are made of exactly representable
values; elsewhere the tolerance is a relative 1e-9 of the new score, which is never much smaller
than the old one."""

from collections.abc import Iterator

import numpy as np

from grader.kit import (
    LONG,
    Case,
    Table,
    agree,
    dyadic,
    exhaustive,
    layouts,
    mismatched,
    not_finite,
    not_finite_alike,
    points,
    refused,
    signs,
)

INF, NAN = float("inf"), float("nan")
RATES = (0.0, 0.01, 0.125, 0.5, 1.0, 3.0)
BAD_RATES = (-0.5, -1e-15, NAN, INF, -INF, -1)


def edges() -> Iterator[Case]:
    one, zero = np.ones(1), np.zeros(1)
    yield Case(zero, one, one, 1.0)
    yield Case(one, one, one, 1.0)
    # The four rows of the page's table: the score rises, rises, falls, falls.
    weights, gradients = np.array([1.0, -1.0, 1.0, -1.0]), np.array([-1.0, 1.0, 1.0, -1.0])
    yield Case(np.zeros(4), weights, gradients, 0.5)
    # Sizes count, not signs alone.
    yield Case(np.array([1.0, 0.5]), np.array([4.0, -2.0]), np.array([2.0, 0.5]), 0.25)
    # A low or negative score is that of a pruned weight: it moves like the others.
    yield Case(np.array([-8.0, 8.0, 0.0]), np.array([2.0, 2.0, 2.0]), -np.ones(3), 1.0)
    yield Case(np.array([-2.0]), np.array([3.0]), np.array([-1.0]), 1.0)
    # A weight or a gradient of 0 leaves the score where it is.
    yield Case(np.array([3.0, 3.0]), np.array([0.0, 2.0]), np.array([2.0, 0.0]), 1.0)
    yield Case(np.array([3.0, -0.0]), np.array([-0.0, 2.0]), np.array([2.0, 1.0]), 0.0)
    for rate in (2, np.float64(2.0), np.int64(2), np.float32(0.5), 0):
        yield Case(np.array([1.0, -1.0]), np.array([2.0, 3.0]), np.array([1.0, 0.5]), rate)
    # The second call on the same arguments gives what the first did.
    yield Case(np.array([1.0, -1.0]), np.array([2.0, 3.0]), np.array([1.0, 0.5]), 0.5, repeat=2)


def tiny() -> Iterator[Case]:
    for entries in exhaustive([(3,)], (-2.0, 0.0, 1.0)):
        score, weight, gradient = entries.reshape(3, 1)
        for rate in (0.5, 1.0):
            yield Case(score, weight, gradient, rate)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(48):
        shape = tuple(rng.integers(1, 5, size=rng.integers(0, 5)))
        if n % 2:
            yield Case(*(dyadic(rng, shape) for _ in range(3)), RATES[n // 2 % len(RATES)])
        else:
            yield Case(*_same_way(rng, shape), RATES[n // 2 % len(RATES)])
    for exponent in (-60, -30, 30, 60):
        score, weight, gradient = _same_way(rng, (3, 4))
        scale = 2.0**exponent
        yield Case(score * scale, weight * scale, gradient, 0.5)
        yield Case(score * scale, weight, gradient * scale, 0.5)
        yield Case(score * scale**2, weight * scale, gradient * scale, 0.5)
        yield Case(score * scale, weight, gradient, scale)


def _same_way(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[np.ndarray, ...]:
    """Scores that the step makes larger in size, so that nothing cancels."""
    side, turn = signs(rng, shape), signs(rng, shape)
    score, weight, gradient = (rng.uniform(0.1, 2.0, shape) for _ in range(3))
    return side * score, turn * weight, -side * turn * gradient


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(*(dyadic(rng, (180, 300)) for _ in range(3)), 0.25)


def in_all_shapes_and_dtypes() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    grad = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    for score in layouts(base):
        for weight in layouts(grad):
            yield Case(score, weight, base, 0.5)
    yield Case(base.T, np.ascontiguousarray(grad.T), base.T, 0.5)
    yield Case(base[::-1, ::-1], grad, base, 0.5)
    for shape in ((), (0,), (2, 0), (2, 1, 3, 1)):
        for kind in (np.float64, np.float32, np.float16, np.int64):
            yield Case(np.ones(shape, kind), 2 * np.ones(shape), np.ones(shape), 0.25)
    f16, f32, f64 = np.float16, np.float32, np.float64
    for first in (f32, f16, f64):
        for second in (f32, f16, f64):
            yield Case(base.astype(first), grad.astype(second), base.astype(second), 0.5)
            yield Case(base.astype(first), grad, base.astype(second), np.float64(0.5))
    # Integer scores: the step has a fraction, and an int8 product doesn't fit.
    yield Case(np.array([1, 2]), np.array([1, 3]), np.array([1, -1]), 0.5)
    yield Case(np.array([1, 2]), np.array([0.5, 0.25]), np.array([1.0, 1.0]), 1.0)
    yield Case(np.array([1.0, 2.0]), np.array([100, 100], np.int8), np.array([2, 3], np.int8), 1.0)
    yield Case(np.zeros(2, f32), np.array([1, 2]), np.array([3, -1]), 1.0)
    # The product leaves the type of the scores, the step doesn't.
    yield Case(np.ones(2, f16), np.array([512.0, -256.0]), np.array([512.0, 256.0]), 2.0**-10)
    yield Case(np.zeros(1, f16), np.array([2.0**-20], f32), np.array([2.0**-10], f32), 2.0**30)
    yield Case(np.array([100], np.uint8), np.array([200], np.uint8), np.array([2], np.uint8), 1.0)
    # The step, or the product with the rate, doesn't fit into the type of one array.
    yield Case(np.array([60_000.0], f16), np.array([70_000.0], f32), np.ones(1), 1.0)
    yield Case(np.zeros(1), np.array([2047.0], f16), np.ones(1), 0.75)
    yield Case(np.zeros(1), np.ones(1), np.array([2047.0], f16), 0.75)
    # In float32 the product is rounded to the score.
    factor = np.array([1 + 2.0**-12], f32)
    yield Case(np.array([1 + 2.0**-11], f32), factor, factor, 1.0)
    # Finite entries whose sum isn't finite in the array's own type.
    big, small = np.array([60_000.0, 50_000.0], f16), np.array([1.0, 0.5], f16)
    for arrays in ((big, small, small), (small, big, small), (small, small, big)):
        yield Case(*arrays, 0.5)
    big, small = np.array([1e308, 1.5e308]), np.array([1.0, 0.5])
    for arrays in ((big, small, small), (small, big, small), (small, small, big)):
        yield Case(*arrays, 0.5)
    few = np.array([3, 5])
    yield Case(LONG, few, few, 0.5)
    yield Case(few, LONG, few, 0.5)
    yield Case(few, few, LONG, 0.5)
    yield Case(few, LONG, LONG, 0.5)


def memory() -> Iterator[Case]:
    score, weight, gradient = np.array([1.0, -3.0]), np.array([2.0, 0.5]), np.array([1.0, 4.0])
    for rate in (0.5, 0.0, 0):  # with a rate of 0 the new scores are equal to the old ones
        yield Case(score, weight, gradient, rate)
        yield Case(score.astype(np.float32), weight, gradient, rate)
    yield Case(score, np.zeros(2), gradient, 0.5)
    yield Case(score, weight, np.zeros(2), 0.5)


def bad() -> Iterator[Case]:
    two, cube = np.ones(2), np.ones((2, 1, 2))
    pairs = [*mismatched()]
    pairs += [(b, a) for a, b in pairs]
    rows = [(a, b, b) for a, b in pairs] + [(b, a, b) for a, b in pairs]
    rows += [(b, b, a) for a, b in pairs]
    # With a rate of 0 no step is made.
    yield from refused(rows, (0.5, 0.0))
    yield from refused(
        [*not_finite(two, two, two), *not_finite(0 * two, 0 * two, 0 * two)], (0.5, 0)
    )
    yield from refused(not_finite(cube, cube.astype(np.float32), cube), (0.5, 0.0))
    yield from refused([(a, a, a) for a in (two, 0 * two, np.ones(()), np.zeros(0))], BAD_RATES)
    yield from refused(not_finite_alike(3), (0.5, 0.0))


VALUES = Table("movement_score_update", lambda: [*edges(), *tiny()], drawn=drawn, large=large)
KINDS = Table("movement_score_update", in_all_shapes_and_dtypes)
MEMORY = Table("overwritten", memory)
TWO_CALLS = Table(
    "one_after_another",
    [
        Case(
            (np.array([1.0, 2.0]), np.array([3.0, 1.0]), np.ones(2), 0.5),
            (np.array([5.0, 2.0]), np.array([3.0, 4.0]), np.ones(2), 0.5),
        )
    ],
)
BAD = Table("movement_score_update", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, atol=0.0)  # scores of 1e-18 count as well
    agree(candidate, reference, MEMORY)
    agree(candidate, reference, TWO_CALLS)


def check_shapes_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, atol=0.0)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
    "0.0 <= lr != np.inf": "no number but infinity is at least 0 and not below infinity",
    "np.multiply(W, g, dtype": "the product of the two is the same either way",
}
