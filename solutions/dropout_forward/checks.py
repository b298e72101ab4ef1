"""Checks of dropout_forward. A draw equals p exactly only where p is a sum of a few powers of 2;
elsewhere it is a relative 1e-6 or more away. There is no absolute tolerance: 1e-18 counts as 1."""

from collections.abc import Iterator

import numpy as np

from grader.kit import (
    BAD_SHARES,
    LONG,
    Case,
    Table,
    agree,
    exhaustive,
    layouts,
    mismatched,
    not_finite,
    not_finite_alike,
    points,
    refused,
    shares_memory,
    signs,
)

PROBABILITIES = (0.1, 0.25, 0.3, 0.5, 0.8, 0.9)
BAD_DRAWS = (1.0, -0.25, -1e-9, 1.5, float("nan"), float("inf"), -float("inf"))
BELOW_ONE = float(np.nextafter(1.0, 0.0))


def edges() -> Iterator[Case]:
    # In turn: kept, dropped.
    yield Case(np.array([3.0]), 0.25, np.array([0.75]))
    yield Case(np.array([3.0]), 0.25, np.array([0.125]))
    # Neither p nor the scale is that of p = 0.5, where p and 1 - p are alike.
    yield Case(np.array([3.0, -6.0]), 0.25, np.array([0.5, 0.125]))
    yield Case(np.array([3.0, -6.0]), 0.75, np.array([0.5, 0.875]))
    yield Case(np.array([3.0, -6.0, 1.5]), 0.25, np.array([0.5, 0.125, 0.875]), True)
    yield Case(np.array([0.0, 3.0]), 0.25, np.array([0.5, 0.125]))
    # Every entry has its own draw, along every axis.
    x = np.arange(1.0, 9.0)
    u = np.array([0.125, 0.5, 0.875, 0.0625, 0.75, 0.1875, 0.03125, 0.625])
    for shape in ((2, 4), (4, 2), (2, 2, 2), (2, 1, 2, 2)):
        yield Case(x.reshape(shape), 0.25, u.reshape(shape))
    yield Case(x[:4].reshape(2, 2), 0.25, u[1:5].reshape(2, 2))
    for p in (np.float64(0.25), np.float64(0.75), np.float32(0.5)):
        yield Case(np.array([3.0, -6.0]), p, np.array([0.875, 0.125]))
    # The second call on the same arguments gives what the first did.
    yield Case(np.array([3.0, -6.0, 1.5]), 0.25, np.array([0.5, 0.125, 0.875]), repeat=2)


def tiny() -> Iterator[Case]:
    for x in exhaustive([(1,), (2,), (1, 2), (2, 1)], (-2.0, 3.0)):
        for u in exhaustive([x.shape], (0.125, 0.625)):
            for p in (0.5, 0.25):
                yield Case(x, p, u)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(48):
        shape = tuple(rng.integers(1, 6, size=rng.integers(1, 5)))
        p = PROBABILITIES[n % len(PROBABILITIES)]
        yield Case(_away_from_zero(rng, shape), p, _draws(rng, shape, p))
    for exponent in (-60, -30, 30, 60):
        for p in (0.25, 0.8):
            x = np.ldexp(_away_from_zero(rng, (4, 5)), exponent)
            yield Case(x, p, _draws(rng, (4, 5), p))
    for size in (17, 64, 257, 1200):
        yield Case(_away_from_zero(rng, (size,)), 0.3, _draws(rng, (size,), 0.3))


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_away_from_zero(rng, (250, 300)), 0.3, _draws(rng, (250, 300), 0.3))


def _away_from_zero(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    return signs(rng, shape) * rng.uniform(0.25, 4.0, size=shape)


def _draws(rng: np.random.Generator, shape: tuple[int, ...], p: float) -> np.ndarray:
    """Uniform draws, none of them beside p."""
    u = rng.random(shape)
    return np.where(np.abs(u - p) < 1e-4 * p, p / 2, u)


def keeps(x: np.ndarray, p: float, u: np.ndarray, training: bool = True) -> bool:
    """Whether p is an ordinary one and no draw lies so near it that rounding could decide."""
    return 0.01 < p < 0.99 and bool((np.abs(u - p) > 1e-6 * p).all())


def at_the_ends() -> Iterator[Case]:
    yield Case(np.array([3.0, -6.0]), 1.0, np.array([0.5, 0.75]))
    yield Case(np.array([3.0, -6.0]), 0.0, np.array([0.5, 0.75]))
    yield Case(np.array([3.0, -6.0]), 0.0, np.zeros(2))
    yield Case(np.array([3.0, -6.0]), 1.0, np.array([BELOW_ONE, 0.0]))
    yield Case(np.array([3.0, -6.0]), 0.0, np.array([BELOW_ONE, 1e-300]))
    for p in (0, 1, np.float64(0.0), np.float64(1.0), np.float32(1.0), np.int64(1)):
        yield Case(np.array([3.0, -6.0]), p, np.array([0.5, 0.0]))
    for shape in ((), (2, 3), (0,)):
        for p in (0.0, 1.0):
            yield Case(np.full(shape, 3.0), p, np.full(shape, 0.5))
    # A draw that equals p keeps its entry.
    for p in (0.5, 0.25, 0.75):
        yield Case(np.array([3.0]), p, np.array([p]))
        yield Case(np.array([3.0, -6.0, 1.5]), p, np.array([p, 0.96875, 0.0]))
        yield Case(np.array([3.0, -6.0], np.float32), p, np.array([p, 0.0], np.float32))
    # Nearly every entry is dropped, and the few that stay are scaled by 1024 and more.
    for p in (0.0009765625, 0.9990234375, 0.999, 1 - 2.0**-30):
        yield Case(np.array([3.0, -6.0, 1.5]), p, np.array([BELOW_ONE, 0.5, 0.0]))
    # Close to p and on either side of it.
    yield Case(np.array([3.0, -6.0]), 0.3, np.array([0.3 * (1 + 4e-6), 0.3 * (1 - 4e-6)]))


def ends_drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(16):
        shape = tuple(rng.integers(1, 6, size=1 + n % 3))
        u = rng.integers(0, 8, size=shape) / 8.0
        yield Case(_away_from_zero(rng, shape), (0.5, 0.0, 0.125, 1.0)[n % 4], u)
    yield Case(_away_from_zero(rng, (3000,)), 0.25, rng.integers(0, 4, size=3000) / 4.0)


def evaluated() -> Iterator[Case]:
    for p in (0.25, 0.5, 0.75, 0.0, 1.0):
        yield Case(np.array([3.0, -6.0, 0.0]), p, np.array([0.875, 0.125, 0.5]), False)
    for x in (np.array(3.0), np.zeros((0, 3)), np.ones((2, 3, 2)), np.arange(6.0).reshape(2, 3).T):
        yield Case(x, 0.25, np.full(x.shape, 0.125), False)
    for dtype in (np.float32, np.float16, np.int64, np.int8, np.uint8):
        for p in (0.25, np.float64(0.25), 1.0):
            yield Case(np.array([3, 100], dtype), p, np.array([0.875, 0.125]), False)
    yield Case(np.array([3.0, -6.0]), 0.25, np.array([0.875, 0.125]), False, repeat=2)


def evaluated_drawn(rng: np.random.Generator) -> Iterator[Case]:
    for p in (*PROBABILITIES, 0.0, 1.0):
        shape = tuple(rng.integers(1, 6, size=3))
        yield Case(rng.normal(size=shape), p, _draws(rng, shape, p), False)
    yield Case(rng.normal(size=3000), 0.5, _draws(rng, (3000,), 0.5), False)


def all_kinds() -> Iterator[Case]:
    for draw in (0.875, 0.125):
        yield Case(np.array(3.0), 0.25, np.array(draw))
    for shape in ((0,), (0, 3), (2, 0)):
        yield Case(np.zeros(shape), 0.25, np.zeros(shape))
    u = (np.arange(24.0) * 7 % 24 / 24 + 0.015625).reshape(2, 3, 4)
    cube = np.arange(-11.5, 12.5).reshape(2, 3, 4)
    yield Case(np.array([3, -5]), 0.25, np.array([0.875, 0.125]))
    yield Case(np.array([3, -5]), 0.6, np.array([0.875, 0.125]))
    f16, f32 = np.float16, np.float32
    yield Case(np.array([1.5, -2.0], f32), 0.25, np.array([0.875, 0.125]))
    yield Case(np.array([1.5, -2.0], f32), 0.25, np.array([0.875, 0.125], f32))
    yield Case(np.array([1.5, -2.0]), 0.75, np.array([0.875, 0.125], f32))
    yield Case(np.array([1.5, -2.0], f32), np.float64(0.25), np.array([0.875, 0.125], f32))
    for x, draws in ((cube[0], u[0]), (cube, u)):
        for same_values in layouts(x):
            yield Case(same_values, 0.3, draws)
        for same_draws in layouts(draws):
            yield Case(x, 0.3, same_draws)
        yield Case(x.T, 0.3, draws.T)
    yield Case(cube[::-1, :, ::-2], 0.3, u[:, ::-1, ::2])
    for dtype in (f32, f16):
        for p in (0.3, np.float64(0.3), np.float32(0.5)):
            yield Case(cube[0].astype(dtype), p, u[0])
        yield Case(np.zeros((0, 2), dtype), 0.3, np.zeros((0, 2)))
        yield Case(np.array(-1.5, dtype), np.float64(0.3), np.array(0.5))
        for p in (0.0, 1.0, np.float64(0.0), np.float64(1.0)):
            yield Case(np.array([3.0, -6.0], dtype), p, np.array([0.5, 0.25]))
    # In half precision these draws are equal.
    for dtype in (f16, f32, np.float64):
        beside = np.array([0.3 * (1 + 4e-6), 0.3 * (1 - 4e-6)])
        yield Case(np.array([3.0, -6.0], dtype), 0.3, beside)
    for dtype in (np.int8, np.int16, np.int64):
        ends = np.iinfo(dtype)
        yield Case(np.array([ends.min, ends.max, 5], dtype), 0.25, np.array([0.5, 0.75, 0.125]))
    for p in (0.0, 1.0):
        yield Case(np.array([3, -5]), p, np.array([0.5, 0.25]))
    yield Case(np.array([1, 200], np.uint8), 0.75, np.array([0.875, 0.875]))
    yield Case(np.zeros((0, 3), np.int32), 0.5, np.zeros((0, 3)))
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([30_000.0, 60_000.0], f16), 0.5, np.array([0.875, 0.125]))
    yield Case(LONG, 0.25, np.array([0.875, 0.5]))


def own_memory() -> Iterator[Case]:
    u = np.array([0.875, 0.125, 0.5])
    for dtype in (np.float64, np.float32):
        for training in (False, True):
            for p in (0.25, 0.0, 1.0):
                yield Case(np.array([3.0, -1.0, 0.25], dtype), p, u, training)
    for training in (False, True):
        yield Case(np.ones((2, 3)).T, 0.0, np.full((3, 2), 0.5), training)
        yield Case(np.zeros(3), 0.25, u, training)


def two_calls() -> Iterator[Case]:
    u = np.array([0.875, 0.125])
    for training in (False, True):
        for p in (0.25, 0.0, 1.0):
            first, second = np.array([3.0, -1.0]), np.array([-2.0, 5.0])
            yield Case((first, p, u, training), (second, p, u, training))


def bad() -> Iterator[Case]:
    two = np.array([3.0, -6.0])
    arrays = (two, 0 * two, np.zeros(0), np.array(1.0), np.array([1, -1]))
    rows = [(x, p, np.full(x.shape, 0.5)) for x in arrays for p in BAD_SHARES]
    rows += [(x, p, 0.5 * draws) for x, draws in mismatched() for p in (0.25, 0.0, 1.0)]
    for x in (two, np.ones((2, 2)), np.array(1.0), two.astype(np.float32)):
        for draw in (0.875, 0.125):
            draws = np.full(x.shape, draw)
            rows += [(*b, p, draws) for b in not_finite(x) for p in (0.25, 0.0, 1.0)]
    for draw in BAD_DRAWS:
        for x in (two, 0 * two):
            for draws in (np.array([draw, 0.5]), np.array([0.5, draw])):
                rows += [(x, p, draws) for p in (0.25, 0.0, 1.0)]
        rows.append((np.array(3.0), 0.25, np.array(draw)))
        rows.append((two.astype(np.float32), 0.25, np.array([0.5, draw], np.float32)))
    for (x,) in not_finite_alike(1):
        rows += [(x, p, np.full(x.shape, 0.5)) for p in (0.25, 0.0, 1.0)]
    for (u,) in not_finite_alike(1):
        rows.append((np.ones(u.shape), 0.25, 0.5 * u))
    yield from refused(rows, (True, False))


VALUES = Table(
    "dropout_forward", lambda: [*edges(), *tiny()], drawn=drawn, large=large, keeps=keeps
)
ENDS = Table("dropout_forward", at_the_ends, drawn=ends_drawn)
EVALUATION = Table("dropout_forward", evaluated, drawn=evaluated_drawn)
BY_NAME = Table(
    "switched_by_name",
    [Case(np.array([3.0, -6.0]), 0.25, np.array([0.5, 0.125]), on) for on in (False, True)],
)
KINDS = Table("dropout_forward", all_kinds)
OWN_MEMORY = Table("overwritten", own_memory)
TWO_CALLS = Table("one_after_another", two_calls)
BAD = Table("dropout_forward", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, atol=0.0)


def check_ends(candidate, reference):
    agree(candidate, reference, ENDS, atol=0.0)


def check_evaluation(candidate, reference):
    agree(candidate, reference, EVALUATION, atol=0.0)
    agree(candidate, reference, BY_NAME)


def check_shapes_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, atol=0.0)


def check_new_array(candidate, reference):
    agree(candidate, reference, OWN_MEMORY, view=shares_memory)
    agree(candidate, reference, TWO_CALLS, atol=0.0)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "(u >= 0.0) * (u < 1.0)": "the product of two truth values is true where both are",
    "(u >= 0.0) // (u < 1.0)": "1 // 1 is 1, 0 // 1 is 0, and NumPy gives 0 for any number // 0",
    'kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
    "1.0 - (p)": "the output fixes the dtype, and 1 - p is exact for the float32 p of the checks",
}
