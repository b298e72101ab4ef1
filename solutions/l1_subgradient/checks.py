"""Checks of l1_subgradient. An answer is right to the rounding of lam: it is compared without an
absolute tolerance, so that a strength of 1e-18 counts like one of 1."""

from collections.abc import Iterator

import numpy as np

from grader.kit import (
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
    shares_memory,
    signs,
)

STRENGTHS = (0.5, 0.01, 2.0, 3.0)
BAD_STRENGTHS = (-0.5, -1e-9, -1, float("nan"), float("inf"), -float("inf"), np.float64("nan"))


def edges() -> Iterator[Case]:
    yield Case(np.array([2.0]), 0.5)
    yield Case(np.array([-2.0]), 0.5)
    yield Case(np.array([2.0, -3.0]), 0.0)
    # No entry near a magnitude of 1, where lam * w and lam * sign(w) are alike.
    yield Case(np.array([0.25, -4.0]), 2.0)
    yield Case(np.array([[1.0, -2.0], [3.0, -4.0]]), 0.5)
    for lam in (2, np.float64(0.5), np.float32(0.5), np.int64(2)):
        yield Case(np.array([3.0, -0.5]), lam)
    # The second call on the same arguments gives what the first did.
    yield Case(np.array([3.0, -0.5]), 0.5, repeat=2)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(1,), (2,), (1, 2), (2, 1)], (-2.0, 0.5, 3.0)):
        for lam in (0.5, 3.0):
            yield Case(w, lam)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(48):
        shape = tuple(rng.integers(1, 6, size=rng.integers(1, 5)))
        w = rng.normal(size=shape) if n % 2 else signs(rng, shape) * (0.5 + abs(dyadic(rng, shape)))
        yield Case(w, STRENGTHS[n % len(STRENGTHS)])
    for exponent in (-60, -30, 30, 60):  # the sign counts, however small an entry is
        w = np.ldexp(rng.normal(size=(4, 5)), exponent)
        for lam in (0.5, 2.0**-60, 2.0**60):
            yield Case(w, lam)
    for size in (17, 64, 257, 1200):
        yield Case(rng.normal(size=size), 0.25)


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(rng.normal(size=(250, 300)), 0.01)


def with_zeros() -> Iterator[Case]:
    for w in exhaustive([(1,), (2,), (2, 1)], (0.0, -0.0, 2.0, -0.5)):
        yield Case(w, 0.5)
    yield Case(np.array([[0.0, -0.0, 1.0], [-1.0, 0.0, -0.0]]), 3.0)
    yield Case(np.zeros((3, 4)), 1.0)
    for number in (0.0, -0.0):
        yield Case(np.array(number), 0.5)
    for dtype in (np.float32, np.float16, np.int64, np.int8, np.uint8):
        yield Case(np.array([0, 1, 0, 2], dtype=dtype), 0.5)
    # Next to zero is not zero.
    for small in (1e-3, 1e-6, 1e-9, 1e-13, 1e-18):
        yield Case(np.array([small, 0.0, -small]), 0.5)
        yield Case(np.array([1.0, -small, 0.0]), 0.5)


def zeros_drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(12):
        shape = tuple(rng.integers(1, 6, size=1 + n % 4))
        yield Case(rng.choice([0.0, -0.0, 1.0, -0.25, 2.0**-40], size=shape), 0.5)
    yield Case(rng.choice([0.0, -0.0, 1.5, -2.0], size=3000), 0.01)


def all_kinds() -> Iterator[Case]:
    for number in (2.0, -2.0):
        yield Case(np.array(number), 0.5)
    for shape in ((0,), (0, 3), (2, 0)):
        yield Case(np.zeros(shape), 0.5)
    yield Case(np.array([3, -1]), 0.5)
    yield Case(np.array([3, -1]), 2)
    yield Case(np.array([1.5, -2.0], np.float32), 0.5)
    yield Case(np.array([1.5, -2.0], np.float32), np.float64(0.5))
    cube = np.arange(-11.5, 12.5).reshape(2, 3, 4)
    for w in (cube[0], cube, cube.reshape(2, 3, 2, 2)):
        for same_values in layouts(w):
            yield Case(same_values, 0.5)
    yield Case(cube[::-1, :, ::-2], 0.5)
    f16, f32 = np.float16, np.float32
    for dtype in (f32, f16):
        for lam in (0.5, 2, np.float64(0.5), np.float32(0.5), np.int64(2)):
            yield Case(cube[0].astype(dtype), lam)
        yield Case(np.zeros((0, 2), dtype), 0.5)
    yield Case(np.array([1.5, -0.5], f32), 0.1)
    yield Case(np.array([1e-3, -1e-3], f16), 0.5)
    yield Case(np.array([1e-18, -1e-9], f32), 0.5)
    yield Case(np.array(-1.5, f32), np.float64(0.5))
    for lam in (np.float32(0.5), np.int64(3)):
        yield Case(np.array([3, -1]), lam)
    for dtype in (np.int8, np.int16, np.int32, np.int64):
        least = np.iinfo(dtype).min  # its absolute value isn't in the type
        yield Case(np.array([[least, 1], [5, -7]], dtype=dtype), 0.25)
    yield Case(np.array([1, 200], dtype=np.uint8), 0.5)
    yield Case(np.array([1, 200], dtype=np.uint8), 2)
    yield Case(np.zeros((0, 3), np.int32), 0.5)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([60_000.0, 60_000.0], f16), 0.5)


def own_memory() -> Iterator[Case]:
    """Arrays that are their own subgradient, which an early return may hand back."""
    for shape in ((3,), (2, 2)):
        yield Case(np.zeros(shape), 0.5)
        yield Case(np.zeros(shape, np.float32), 0.5)
        yield Case(np.full(shape, -0.5), 0.5)
        yield Case(np.ones(shape), 1.0)
    yield Case(np.array([2.0, -3.0]), 0.5)


def bad() -> Iterator[Case]:
    shapes = (np.ones(2), np.zeros(2), np.zeros(0), np.array(1.0), np.array([1, -1]))
    yield from refused([(w,) for w in shapes], BAD_STRENGTHS)
    arrays = (np.ones(3), np.zeros((2, 2)), np.array(1.0), np.ones(2, np.float32))
    yield from refused([w for a in arrays for w in not_finite(a)], (0.5, 0.0))
    yield from refused(not_finite_alike(1), (0.5, 0.0))


VALUES = Table("l1_subgradient", lambda: [*edges(), *tiny()], drawn=drawn, large=large)
ZEROS = Table("l1_subgradient", with_zeros, drawn=zeros_drawn)
OWN_MEMORY = Table("overwritten", own_memory)
KINDS = Table("l1_subgradient", all_kinds)
TWO_CALLS = Table(
    "one_after_another", [Case((np.array([3.0, -1.0]), 0.5), (np.array([-2.0, 5.0]), 0.5))]
)
BAD = Table("l1_subgradient", bad)


@points(2)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, atol=0.0)


@points(2)
def check_zeros(candidate, reference):
    agree(candidate, reference, ZEROS, atol=0.0)


def check_shapes_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, atol=0.0)


def check_new_array(candidate, reference):
    agree(candidate, reference, OWN_MEMORY, view=shares_memory)
    agree(candidate, reference, TWO_CALLS)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "if not 0.0 <= lam != math.inf:  # false for NaN too": (
        "no number is greater than infinity, and NaN has failed the first comparison"
    ),
}
