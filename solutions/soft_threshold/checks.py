"""Checks of soft_threshold. An entry's size equals the threshold exactly or is a relative 1e-6 or
more away from it. Answers are compared without an absolute tolerance: a zero is exactly zero."""

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
    not_finite,
    not_finite_alike,
    points,
    refused,
    signs,
)

INF, NAN = float("inf"), float("nan")
THRESHOLDS = (0.5, 0.25, 1.0, 2.0)


def edges() -> Iterator[Case]:
    # In turn: above, below minus t, inside.
    yield Case(np.array([3.0]), 1.0)
    yield Case(np.array([-3.0]), 1.0)
    yield Case(np.array([0.5]), 1.0)
    yield Case(np.array([-0.5]), 1.0)
    yield Case(np.array([3.0, -0.5, 1.5, -2.5]), 1.0)
    # Neither 1 nor 2 as a threshold: t, 2 * t, t / 2, t ** 2 and sqrt(2 * t) all differ.
    yield Case(np.array([8.0, -8.0, 3.5, -3.5, 2.0]), 3.0)
    yield Case(np.array([1.0, -0.75, 0.25, 0.375]), 0.3125)
    yield Case(np.array([[3.0, -0.5], [1.5, -2.5]]), 0.75)
    for t in (2, np.float64(0.5), np.float32(0.5), np.int64(2)):
        yield Case(np.array([3.0, -4.5]), t)
    # The second call on the same arguments gives what the first did.
    yield Case(np.array([3.0, -4.5, 0.25]), 0.5, repeat=2)
    yield Case(np.array([*LONG, -3]), 1.0)


def tiny() -> Iterator[Case]:
    for x in exhaustive([(1,), (2,), (1, 2), (2, 1)], (-3.0, -0.5, 0.75, 2.0)):
        for t in (1.0, 0.625):
            yield Case(x, t)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(48):
        shape = tuple(rng.integers(1, 6, size=rng.integers(1, 5)))
        t = THRESHOLDS[n % len(THRESHOLDS)]
        # Odd multiples of 1/16 are no multiples of 1/8: none is zero or equals a threshold.
        x = rng.normal(size=shape) if n % 2 else dyadic(rng, shape, top=24) + 0.0625
        yield Case(_clear(x, t), t)
    for exponent in (-60, -30, 30, 60):
        for t in (0.5, 1.5):
            x = _clear(rng.normal(size=(4, 5)), t)
            yield Case(np.ldexp(x, exponent), float(np.ldexp(t, exponent)))
    # Entries of all sizes beside one threshold.
    x = signs(rng, (40,)) * np.exp2(rng.integers(-40, 40, size=40)) * 1.25
    for t in (2.0**-20, 1.0, 2.0**20):
        yield Case(x, t)
    for size in (17, 64, 257, 1200):
        yield Case(_clear(rng.normal(size=size), 0.25), 0.25)


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_clear(rng.normal(size=(250, 300)), 0.5), 0.5)


def _clear(x: np.ndarray, t: float) -> np.ndarray:
    """x with the entries doubled that lie beside t or beside zero."""
    return np.where(np.abs(np.abs(x) - t) < 1e-4 * t, 2 * x, x)


def keeps(x: np.ndarray, t: float) -> bool:
    """Whether no entry is zero or lies so near the threshold that rounding could decide."""
    if not 0 < t < INF:
        return False
    x = x.astype(np.float64)
    return bool((x != 0).all() and (np.abs(np.abs(x) - t) > 1e-6 * t).all())


def at_the_edges() -> Iterator[Case]:
    yield Case(np.array([1.0]), 1.0)
    yield Case(np.array([-1.0]), 1.0)
    yield Case(np.array([0.0]), 1.0)
    yield Case(np.array([-0.0]), 1.0)
    yield Case(np.array([2.0, -0.5]), 0.0)
    yield Case(np.array([0.0, -0.0]), 0.0)
    yield Case(np.array([2.0, -0.5]), INF)
    yield Case(np.array([0.0, -0.0, 1.0]), INF)
    yield Case(np.array([2.0, -0.5, 0.0]), np.float64(INF))
    yield Case(np.array([1e9, -1e9]), INF)
    for x in exhaustive([(2,), (2, 1)], (-2.0, -0.5, 0.0, 0.5, 2.0)):
        for t in (0.0, 0.5, 2.0, INF):
            yield Case(x, t)
    for exponent in (-60, -30, 30, 60):
        x = np.ldexp(np.array([-1.0, 1.0, 0.0, 3.0]), exponent)
        for t in (1.0, 3.0):
            yield Case(x, float(np.ldexp(t, exponent)))
    for dtype in (np.float32, np.float16, np.int64, np.int8):
        for t in (2.0, 0.0, INF):
            yield Case(np.array([0, 1, 2, -2, 3], dtype=dtype), t)


def edges_drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(16):
        shape = tuple(rng.integers(1, 6, size=1 + n % 4))
        yield Case(dyadic(rng, shape, top=8), (0.25, 0.5, 0.0, INF)[n % 4])
    yield Case(dyadic(rng, (3000,), top=8), 0.25)


def own_memory() -> Iterator[Case]:
    for dtype in (np.float64, np.float32):
        for t in (0.0, 0.5):
            yield Case(np.array([3.0, -1.0, 0.25], dtype), t)
    yield Case(np.ones((2, 3)).T, 0.0)


def two_calls() -> Iterator[Case]:
    for t in (0.0, 0.5):
        yield Case((np.array([3.0, -1.0]), t), (np.array([-2.0, 5.0]), t))


def all_kinds() -> Iterator[Case]:
    for number in (3.0, -3.0, 0.25):
        yield Case(np.array(number), 0.5)
    for shape in ((0,), (0, 3), (2, 0)):
        yield Case(np.zeros(shape), 0.5)
    yield Case(np.array([3, -4, 1]), 1.5)
    yield Case(np.array([3, -4, 1]), 2)
    f16, f32 = np.float16, np.float32
    yield Case(np.array([1.5, -2.0], f32), 0.5)
    yield Case(np.array([1.5, -2.0], f32), np.float64(0.5))
    cube = np.arange(-11.5, 12.5).reshape(2, 3, 4)
    for x in (cube[0], cube, cube.reshape(2, 3, 2, 2)):
        for same_values in layouts(x):
            yield Case(same_values, 2.0)
    yield Case(cube[::-1, :, ::-2], 2.0)
    for dtype in (f32, f16):
        for t in (0.25, 2, np.float64(0.25), np.float32(0.25), np.int64(2)):
            yield Case(cube[0].astype(dtype), t)
        yield Case(np.zeros((0, 2), dtype), 0.5)
        yield Case(np.array(-1.5, dtype), np.float64(0.5))
    for t in (np.float32(0.5), np.int64(2)):
        yield Case(np.array([3, -4, 1]), t)
    for dtype in (np.int8, np.int16):
        least, most = np.iinfo(dtype).min, np.iinfo(dtype).max
        for t in (2, 0.5, 100):
            yield Case(np.array([[least, most], [5, -101]], dtype=dtype), t)
    for t in (2, 0.5, np.int64(100)):  # below zero an unsigned type starts again at its largest
        yield Case(np.array([1, 200], dtype=np.uint8), t)
    yield Case(np.zeros((0, 3), np.int32), 2)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([60_000.0, 60_000.0], f16), 32.0)


def bad() -> Iterator[Case]:
    shapes = (np.ones(2), np.zeros(2), np.zeros(0), np.array(1.0), np.array([1, -1]))
    yield from refused([(x,) for x in shapes], (-0.5, -1e-9, -1, -INF, NAN, np.float64(NAN)))
    arrays = (np.ones(3), np.zeros((2, 2)), np.array(1.0), np.ones(2, np.float32))
    yield from refused([x for a in arrays for x in not_finite(a)], (0.5, 0.0, INF))
    yield from refused(not_finite_alike(1), (0.5, INF))


VALUES = Table("soft_threshold", lambda: [*edges(), *tiny()], drawn=drawn, large=large, keeps=keeps)
EDGES = Table("soft_threshold", at_the_edges, drawn=edges_drawn)
OWN_MEMORY = Table("overwritten", own_memory)
TWO_CALLS = Table("one_after_another", two_calls)
KINDS = Table("soft_threshold", all_kinds)
BAD = Table("soft_threshold", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, atol=0.0)


def check_edges(candidate, reference):
    agree(candidate, reference, EDGES, atol=0.0)


def check_shapes_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, atol=0.0)


def check_new_array(candidate, reference):
    agree(candidate, reference, OWN_MEMORY, atol=0.0)
    agree(candidate, reference, TWO_CALLS, atol=0.0)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)
