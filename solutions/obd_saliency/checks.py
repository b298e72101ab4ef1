"""Checks of obd_saliency. Saliencies are compared by relative distance alone, at every scale."""

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

FUNCTION = "obd_saliency"


def edges() -> Iterator[Case]:
    yield Case(np.array([1.0]), np.array([1.0]))
    yield Case(np.array([3.0]), np.array([1.0]))
    yield Case(np.array([1.0]), np.array([3.0]))
    yield Case(np.array([-3.0]), np.array([2.0]))
    yield Case(np.array([3.0]), np.array([-2.0]))  # a negative curvature rewards removal
    yield Case(np.array([0.0, 2.0]), np.array([5.0, 0.0]))
    yield Case(np.array([2.0, -1.0, 3.0, 1.0]), np.array([1.0, 8.0, 0.0, -2.0]))
    yield Case(np.array(3.0), np.array(2.0))
    yield Case(np.zeros(0), np.zeros(0))
    yield Case(np.zeros((2, 0)), np.zeros((2, 0)))
    yield Case(np.array([[1.0, 2.0], [3.0, -4.0]]), np.array([[2.0, 1.0], [-1.0, 0.5]]))
    # The second call on the same arguments gives what the first did.
    yield Case(np.array([2.0, -1.0]), np.array([1.0, 3.0]), repeat=2)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(2,), (2, 1)], (-2.0, 0.0, 1.0)):
        for h in exhaustive([w.shape], (-1.0, 0.0, 3.0)):
            yield Case(w, h)


def in_all_layouts() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    curvature = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    for w in layouts(base):
        for h in layouts(curvature):
            yield Case(w, h)
    yield Case(base.T, np.ascontiguousarray(curvature.T))
    yield Case(base[::-1, ::-1], curvature[::-1, ::-1])
    cube = np.arange(-12.0, 12.0).reshape(2, 3, 4)
    for w in layouts(cube):
        yield Case(w, np.resize([1.0, 2.0, -0.5, 4.0, 1.0], cube.shape))


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(40):
        shape = tuple(rng.integers(1, 6, size=n % 5))
        w = signs(rng, shape) * rng.uniform(0.1, 3.0, shape)
        h = (signs(rng, shape) if n % 3 else 1.0) * rng.uniform(0.1, 3.0, shape)
        yield Case(w, h)
    for shape in ((100,), (7, 9), (300,)):
        yield Case(dyadic(rng, shape), dyadic(rng, shape))


def large(rng: np.random.Generator) -> Iterator[Case]:
    shape = (300, 150)
    yield Case(signs(rng, shape) * rng.uniform(0.1, 3.0, shape), rng.uniform(-1.0, 3.0, shape))
    yield Case(dyadic(rng, (9_000,)), dyadic(rng, (9_000,)))


def in_all_dtypes() -> Iterator[Case]:
    w = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    h = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    f16, f32, f64 = np.float16, np.float32, np.float64
    for first in (f32, f16, f64):
        for second in (f16, f32, f64):
            yield Case(w.astype(first), h.astype(second))
        yield Case(np.array(3.0, first), np.array(0.5))
        yield Case(np.zeros((0, 2), first), np.zeros((0, 2)))
    # Integer weights: the saliency isn't an integer, and int8 ends at 127.
    yield Case(np.array([1, 3]), np.array([1, 1]))
    yield Case(np.array([1, -3]), np.array([0.25, -0.5]))
    yield Case(np.array([100, -128], np.int8), np.array([1, 3], np.int8))
    yield Case(np.array([200, 3], np.uint8), np.array([1, 200], np.uint8))
    yield Case(np.array([70_000], np.int32), np.array([3], np.int32))
    yield Case(np.array(3), np.array(2))
    yield Case(np.array([0.5, 2.0], f32), np.array([1, 3]))
    # The square leaves the type's range, the saliency doesn't.
    yield Case(np.array([2.0**-13, 512.0], f16), np.array([2.0**20, 2.0**-12]))
    yield Case(np.array([2.0**-80, 2.0**70], f32), np.array([2.0**100, 2.0**-100], f32))
    # Second derivatives that w's type can't hold.
    yield Case(np.array([2.0**-6, 64.0], f16), np.array([2.0**20, 2.0**-27]))
    yield Case(np.array([2.0**-10], f32), np.array([2.0**130]))
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([60_000.0, 50_000.0], f16), np.array([2.0**-20, 2.0**-20], f16))
    yield Case(np.array([0.5, 0.25], f16), np.array([60_000.0, 50_000.0], f16))
    # Before it is halved, the product leaves the type of w.
    yield Case(np.array([300.0, -256.0], f16), np.array([1.0, 1.5]))
    yield Case(np.array([2.0**64, 2.0**63], f32), np.array([1.0, 4.0], f32))
    yield Case(LONG, np.array([3, 5]))
    yield Case(np.array([3, 5]), LONG)


def scaled(rng: np.random.Generator) -> Iterator[Case]:
    for first, second in ((-30, 0), (30, 0), (0, -30), (0, 30), (-30, -30), (30, 30), (-60, 80)):
        w, h = dyadic(rng, (3, 4)), dyadic(rng, (3, 4))
        yield Case(w * 2.0**first, h * 2.0**second)
    for exponent in (-20, 20):
        w, h = (dyadic(rng, (3, 4)).astype(np.float32) for _ in range(2))
        yield Case(w * np.float32(2.0**exponent), h * np.float32(2.0**exponent))


def bad() -> Iterator[Case]:
    yield from refused(mismatched())
    cube, three = np.ones((2, 3, 2)), np.ones((3, 2))
    yield from refused([(cube, three), (three, cube), (three, np.ones((1, 2)))])
    yield from refused([(np.ones(3), np.ones((3, 3))), (np.zeros((2, 0)), np.zeros((3, 0)))])
    for shape in ((2,), (1,), (2, 3)):
        yield from refused(not_finite(np.ones(shape), np.ones(shape)))
        yield from refused(not_finite(np.zeros(shape), np.zeros(shape)))
    yield from refused(not_finite(np.array(1.0), np.array(0.0)))
    yield from refused(not_finite(np.ones((2, 2), np.float32), np.ones((2, 2), np.float16)))
    yield from refused(not_finite_alike(2))


VALUES = Table(FUNCTION, lambda: [*edges(), *tiny(), *in_all_layouts()], drawn=drawn, large=large)
DTYPES = Table(FUNCTION, in_all_dtypes, drawn=scaled)
TWO_CALLS = Table(
    "one_after_another",
    [
        Case(
            (np.array([1.0, 2.0]), np.array([3.0, 1.0])),
            (np.array([2.0, 4.0]), np.array([3.0, 1.0])),
        )
    ],
)
BAD = Table(FUNCTION, bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, atol=0.0)
    agree(candidate, reference, TWO_CALLS)


def check_dtypes_and_scales(candidate, reference):
    agree(candidate, reference, DTYPES, atol=0.0)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'w.dtype.kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
    "0.5 * h * np.square": "halving is exact in every type, the least subnormal numbers aside",
}
