"""Checks of dropout_backward. Every answer is right to a few roundings: it is compared without an
absolute tolerance, so that a gradient of 1e-18 counts like one of 1."""

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
# The last three are what a scaled mask, a mask of bytes or one of signs holds.
BAD_MASKS = (0.5, float("nan"), float("inf"), -float("inf"), 1 + 1e-9, 1e-9, 4 / 3, 255.0, -1.0)


def edges() -> Iterator[Case]:
    # In turn: kept, dropped.
    yield Case(np.array([3.0]), np.array([1.0]), 0.25)
    yield Case(np.array([3.0]), np.array([0.0]), 0.25)
    # Neither p nor the scale is that of p = 0.5, where p and 1 - p are alike.
    yield Case(np.array([3.0, -6.0]), np.array([1.0, 0.0]), 0.25)
    yield Case(np.array([3.0, -6.0]), np.array([0.0, 1.0]), 0.75)
    yield Case(np.array([3.0, -6.0, 1.5]), np.array([1.0, 0.0, 1.0]), 0.25)
    yield Case(np.array([3.0, -6.0]), np.array([1.0, 1.0]), 0.25)
    yield Case(np.array([3.0, -6.0]), np.array([0.0, 0.0]), 0.25)
    yield Case(np.array([0.0, 3.0]), np.array([1.0, 0.0]), 0.25)
    # Every entry has its own place in the mask, along every axis.
    g, mask = np.arange(1.0, 9.0), np.array([0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0])
    for shape in ((2, 4), (4, 2), (2, 2, 2), (2, 1, 2, 2)):
        yield Case(g.reshape(shape), mask.reshape(shape), 0.25)
    yield Case(g[:4].reshape(2, 2), mask[3:7].reshape(2, 2), 0.25)
    for p in (np.float64(0.25), np.float64(0.75), np.float32(0.5)):
        yield Case(np.array([3.0, -6.0]), np.array([1.0, 0.0]), p)
    # Nearly every entry was dropped: the scale is 1000 and more.
    for p in (0.0009765625, 0.9990234375, 0.999, 1 - 2.0**-30):
        yield Case(np.array([3.0, -6.0]), np.array([0.0, 1.0]), p)
    # The second call on the same arguments gives what the first did.
    yield Case(np.array([3.0, -6.0, 1.5]), np.array([1.0, 0.0, 1.0]), 0.25, repeat=2)


def tiny() -> Iterator[Case]:
    for g in exhaustive([(1,), (2,), (1, 2), (2, 1)], (-2.0, 3.0)):
        for mask in exhaustive([g.shape], (0.0, 1.0)):
            for p in (0.5, 0.25):
                yield Case(g, mask, p)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(48):
        shape = tuple(rng.integers(1, 6, size=rng.integers(1, 5)))
        p = PROBABILITIES[n % len(PROBABILITIES)]
        yield Case(_away_from_zero(rng, shape), _mask(rng, shape, p), p)
    for exponent in (-60, -30, 30, 60):
        for p in (0.25, 0.8):
            g = np.ldexp(_away_from_zero(rng, (4, 5)), exponent)
            yield Case(g, _mask(rng, (4, 5), p), p)
    for size in (17, 64, 257, 1200):
        yield Case(_away_from_zero(rng, (size,)), _mask(rng, (size,), 0.3), 0.3)


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_away_from_zero(rng, (250, 300)), _mask(rng, (250, 300), 0.3), 0.3)


def _away_from_zero(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    return signs(rng, shape) * rng.uniform(0.25, 4.0, size=shape)


def _mask(rng: np.random.Generator, shape: tuple[int, ...], p: float) -> np.ndarray:
    return (rng.random(shape) >= p).astype(np.float64)


def keeps(g: np.ndarray, mask: np.ndarray, p: float) -> bool:
    """Whether p is an ordinary one."""
    return 0.01 < p < 0.99


def at_the_ends() -> Iterator[Case]:
    g, mask = np.array([3.0, -6.0]), np.array([1.0, 0.0])
    for p in (1.0, 0.0):
        for kept in (0 * mask, mask, np.ones(2), mask.astype(bool), mask.astype(np.int64)):
            yield Case(g, kept, p)
    for p in (0, 1, np.float64(0.0), np.float64(1.0), np.float32(1.0), np.int64(1)):
        yield Case(g, mask, p)
    for shape in ((), (2, 3), (0,)):
        for p in (0.0, 1.0):
            yield Case(np.full(shape, 3.0), np.ones(shape), p)
            yield Case(np.full(shape, 3.0), np.zeros(shape), p)


def all_kinds() -> Iterator[Case]:
    for kept in (1.0, 0.0):
        yield Case(np.array(3.0), np.array(kept), 0.25)
    for shape in ((0,), (0, 3), (2, 0)):
        yield Case(np.zeros(shape), np.zeros(shape), 0.25)
    mask = np.array([1.0, 0.0])
    f16, f32 = np.float16, np.float32
    for kind in (bool, np.int64, np.int8, np.uint8):
        yield Case(np.array([3.0, -5.0]), mask.astype(kind), 0.25)
    for kind in (f32, f16):  # whose scaled mask is exact
        yield Case(np.array([3.0, -5.0]), mask.astype(kind), 0.75)
    yield Case(np.array([3, -5]), mask, 0.25)
    yield Case(np.array([3, -5]), mask.astype(np.int64), 0.25)
    yield Case(np.array([3, -5]), mask.astype(np.int64), 0.6)
    yield Case(np.array([1.5, -2.0], f32), mask, 0.25)
    yield Case(np.array([1.5, -2.0], f32), mask.astype(f32), 0.25)
    yield Case(np.array([1.5, -2.0], f32), mask.astype(np.int64), 0.25)
    yield Case(np.array([1.5, -2.0], f32), mask.astype(f32), np.float64(0.25))
    cube = np.arange(-11.5, 12.5).reshape(2, 3, 4)
    kept = (np.arange(24) * 7 % 24 < 16).astype(float).reshape(2, 3, 4)
    for g, ones in ((cube[0], kept[0]), (cube, kept)):
        for same_values in layouts(g):
            yield Case(same_values, ones, 0.3)
        for same_mask in layouts(ones):
            yield Case(g, same_mask, 0.3)
        yield Case(g.T, ones.T, 0.3)
    yield Case(cube[::-1, :, ::-2], kept[:, ::-1, ::2], 0.3)
    for dtype in (f32, f16):
        for kind in (dtype, np.float64, bool):
            for p in (0.3, np.float64(0.3), np.float32(0.5)):
                yield Case(cube[0].astype(dtype), kept[0].astype(kind), p)
            yield Case(cube[0].astype(dtype), np.ones((3, 4), kind), np.float64(0.0))
            yield Case(cube[0].astype(dtype), np.zeros((3, 4), kind), np.float64(1.0))
        yield Case(np.zeros((0, 2), dtype), np.zeros((0, 2)), 0.3)
        yield Case(np.array(-1.5, dtype), np.array(1.0), np.float64(0.3))
    for dtype in (np.int8, np.int16, np.int64):
        ends = np.iinfo(dtype)
        yield Case(np.array([ends.min, ends.max, 5], dtype), np.array([1, 1, 0], dtype), 0.25)
    for p in (0.75, 0.0):
        yield Case(np.array([1, 200], np.uint8), np.array([1, 1], np.uint8), p)
    yield Case(np.array([1, 200], np.uint8), np.array([0, 0], np.uint8), 1.0)
    yield Case(np.zeros((0, 3), np.int32), np.zeros((0, 3)), 0.5)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([30_000.0, 60_000.0], f16), mask, 0.5)
    yield Case(LONG, np.ones(2), 0.25)


def own_memory() -> Iterator[Case]:
    for dtype in (np.float64, np.float32):
        g = np.array([3.0, -1.0, 0.25], dtype)
        for mask in (np.array([1, 0, 1], dtype), np.ones(3, dtype), np.zeros(3, dtype)):
            for p in (0.25, 0.0, 1.0):
                yield Case(g, mask, p)
    yield Case(np.ones((2, 3)).T, np.ones((3, 2)), 0.0)


def two_calls() -> Iterator[Case]:
    mask = np.array([1.0, 0.0])
    for p in (0.25, 0.0, 1.0):
        yield Case((np.array([3.0, -1.0]), mask, p), (np.array([-2.0, 5.0]), mask, p))


def alike(answers, *_):
    """Whether both answers have the same values."""
    return np.array_equal(*answers)


def bad() -> Iterator[Case]:
    two, ends = np.array([3.0, -6.0]), (0.25, 0.0, 1.0)
    arrays = (two, 0 * two, np.zeros(0), np.array(1.0), np.array([1, -1]))
    yield from refused([(g, np.ones(g.shape)) for g in arrays], BAD_SHARES)
    yield from refused([(g, np.zeros(g.shape)) for g in arrays], BAD_SHARES)
    yield from refused(mismatched(), ends)
    for g in (two, np.ones((2, 2)), np.array(1.0), two.astype(np.float32)):
        for kept in (np.ones(g.shape), np.zeros(g.shape)):
            yield from refused([(*broken, kept) for broken in not_finite(g)], ends)
    for value in BAD_MASKS:
        for g in (two, 0 * two):
            masks = (np.array([value, 0.0]), np.array([1.0, value]), np.array([value, value]))
            yield from refused([(g, wrong) for wrong in masks], ends)
        yield from refused([(np.array(3.0), np.array(value))], ends)
    for kind in (np.int64, np.uint8):
        yield from refused([(two, np.array([1, 2], kind)), (two, np.array([255, 0], kind))], ends)
    yield from refused([(two, np.array([-1, 1])), (two, np.array([2, 0], np.float32))], ends)
    yield from refused(not_finite_alike(2), ends)
    # Between the least and the largest entry.
    yield from refused([(np.ones(3), np.array([0.0, 0.5, 1.0]))], ends)


VALUES = Table(
    "dropout_backward", lambda: [*edges(), *tiny()], drawn=drawn, large=large, keeps=keeps
)
ENDS = Table("dropout_backward", at_the_ends)
KINDS = Table("dropout_backward", all_kinds)
OWN_MEMORY = Table("overwritten", own_memory)
TWO_CALLS = Table("one_after_another", two_calls)
BAD = Table("dropout_backward", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, atol=0.0)


def check_ends(candidate, reference):
    agree(candidate, reference, ENDS, atol=0.0)


def check_shapes_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, atol=0.0)


def check_new_array(candidate, reference):
    agree(candidate, reference, OWN_MEMORY, view=shares_memory)
    agree(candidate, reference, TWO_CALLS, view=alike)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
    "p >= 1.0": "no p above 1 gets there",
    "1.0 - (p)": "the output fixes the dtype, and 1 - p is exact for the float32 p of the checks",
}
