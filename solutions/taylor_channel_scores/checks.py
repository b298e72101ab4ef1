"""Checks of taylor_channel_scores. Products that cancel are made of exactly representable values,
so that every order of adding gives the same sum."""

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


def edges() -> Iterator[Case]:
    one, two = np.ones((1, 1)), np.ones((1, 2))
    yield Case(one, one)
    yield Case(3 * one, one)
    yield Case(one, -3 * one)
    yield Case(np.array([[3.0, -3.0]]), two)  # opposite contributions cancel
    yield Case(np.array([[2.0, 1.0]]), two)  # (2 + 1)**2, not 4 + 1
    yield Case(np.array([[2.0, 4.0]]), np.array([[0.5, -1.0]]))
    # The three channels of the page: each of three forms puts another one first.
    yield Case(
        np.array([[3.0, 3.0], [2.0, 2.0], [3.0, 1.0]]), np.array([[1, -1], [1, 1], [1, 0.0]])
    )
    # A square array: channels are its rows.
    yield Case(np.array([[1.0, 2.0], [3.0, 4.0]]), np.ones((2, 2)))
    yield Case(np.array([[1.0], [2.0], [4.0]]), np.ones((3, 1)))
    # Square kernels: entries are paired as they are, not with those of the transpose.
    for shape in ((2, 2, 2), (1, 3, 3), (2, 2, 3, 3)):
        kernels = np.arange(1.0, 1.0 + np.prod(shape)).reshape(shape)
        yield Case(kernels, 1.0 / kernels * np.resize([1.0, -2.0, 4.0, 0.5, 3.0], shape))
    # Zeros, also where their sign is minus.
    yield Case(np.array([[0.0, -0.0], [-0.0, 2.0]]), np.array([[1.0, 1.0], [3.0, -0.0]]))
    # The second call on the same arguments gives what the first did.
    yield Case(np.array([[1.0, 2.0], [3.0, -4.0]]), np.array([[2.0, 1.0], [1.0, 0.5]]), repeat=2)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(1, 2), (2, 1)], (-2.0, 0.0, 1.0)):
        for g in exhaustive([w.shape], (-1.0, 0.5)):
            yield Case(w, g)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(40):
        shape = tuple(rng.integers(1, 7, size=2))
        w = dyadic(rng, shape)
        # Products of one sign can't cancel: any real numbers will do.
        yield Case(w, dyadic(rng, shape)) if n % 2 else Case(*_of_one_sign(rng, shape))
    for shape in ((17, 3), (3, 40), (64, 5)):
        yield Case(dyadic(rng, shape), dyadic(rng, shape))
        yield Case(*_of_one_sign(rng, shape))


def _of_one_sign(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Weights and gradients of any signs, whose products have one sign in each channel."""
    side = signs(rng, shape)
    channel = signs(rng, (shape[0], *[1] * (len(shape) - 1)))
    return side * rng.uniform(0.1, 2.0, shape), side * channel * rng.uniform(0.1, 2.0, shape)


def large(rng: np.random.Generator) -> Iterator[Case]:
    for shape in ((160, 600), (900, 70)):
        yield Case(dyadic(rng, shape), dyadic(rng, shape))


def in_all_shapes() -> Iterator[Case]:
    yield Case(np.array([2.0]), np.array([3.0]))
    yield Case(np.array([1.0, -2.0, 4.0]), np.array([3.0, 0.5, -1.0]))
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    grad = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    for w in layouts(base):
        for g in layouts(grad):
            yield Case(w, g)
    yield Case(base.T, np.ascontiguousarray(grad.T))
    yield Case(base[::-1, ::-1], grad[::-1, ::-1])
    # A convolution's channel is a whole block of kernels, and they may cancel one another.
    kernels = np.array([[[[1.0, 2.0]], [[-1.0, -2.0]]], [[[1.0, 1.0]], [[2.0, 0.5]]]])
    yield Case(kernels, np.ones((2, 2, 1, 2)))
    cube = np.arange(-12.0, 12.0)
    for shape in ((2, 3, 4), (4, 3, 2), (2, 3, 2, 2), (1, 2, 3, 2, 2), (3, 1, 8)):
        for w in layouts(cube.reshape(shape)):
            yield Case(w, np.resize([1.0, 2.0, -0.5, 4.0, 1.0], shape))
    for shape in ((3, 0), (2, 0, 3), (2, 3, 0, 1)):
        yield Case(np.zeros(shape), np.zeros(shape))


def drawn_shapes(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(30):
        shape = tuple(rng.integers(1, 5, size=(1, 3, 4, 5)[n % 4]))
        yield Case(dyadic(rng, shape), dyadic(rng, shape))


def in_all_dtypes() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    grad = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    f16, f32, f64 = np.float16, np.float32, np.float64
    for first in (f32, f16, f64):
        for second in (f16, f32, f64):
            yield Case(base.astype(first), grad.astype(second))
    yield Case(base[0].astype(f32), grad[0])
    # Integer weights: the score isn't an integer, and int8 ends at 127.
    yield Case(np.array([[1, 2], [3, 0]]), np.array([[0.5, 0.25], [0.25, 1.0]]))
    yield Case(np.array([[1, 2]]), np.array([[3, -1]]))
    yield Case(np.array([[100, 100]], np.int8), np.array([[2, 3]], np.int8))
    yield Case(np.array([[200, 100]], np.uint8), np.array([[2, 3]], np.uint8))
    yield Case(np.array([[-128, 1]], np.int8), np.array([[-1, 1]], np.int8))
    yield Case(np.array([[0.5, 2.0]], f32), np.array([[1, 3]]))
    # Where products cancel, what a narrow type has rounded is all that is left of the sum.
    yield Case(np.array([[2.0**7 + 2.0**-3, 2.0**7]], f16), np.array([[128.125, -128.25]], f16))
    yield Case(np.array([[1 + 2.0**-12, 1.0]], f32), np.array([[1 + 2.0**-12, -1 - 2.0**-11]], f32))
    yield Case(np.array([[4096, 1, -4096]], f32), np.array([[4096, 1, 4096]], f32))
    yield Case(np.array([[4096, 4096, 1.0]], f32), np.array([[4096, -4096, 1.0]], f32))
    # Finite entries whose sum isn't finite in the array's own type.
    big, small = np.array([[60_000.0, 50_000.0]], f16), np.array([[2.0**-10, 2.0**-11]], f16)
    yield Case(big, small)
    yield Case(small, big)
    yield Case(LONG, np.array([3, 5]))
    yield Case(np.array([3, 5]), LONG)
    yield Case(LONG[None], LONG[None])


def scaled(rng: np.random.Generator) -> Iterator[Case]:
    """The score doesn't change where w is multiplied by what g is divided by; sizes may be any."""
    for first, second in ((-30, -30), (30, 30), (-30, 30), (30, -30), (-15, 0), (0, 15), (-60, 20)):
        w, g = dyadic(rng, (4, 5)), dyadic(rng, (4, 5))
        yield Case(w * 2.0**first, g * 2.0**second)
    for exponent in (-20, 20):
        w, g = (dyadic(rng, (3, 4), top=15).astype(np.float32) for _ in range(2))
        yield Case(w * np.float32(2.0**exponent), g * np.float32(2.0**exponent))


def has_channels(w: np.ndarray, g: np.ndarray) -> bool:
    """Whether there is a channel: a smaller failing input must have one as well."""
    return w.ndim > 0 and w.shape[0] > 0


def bad() -> Iterator[Case]:
    three, cube = np.ones((3, 2)), np.ones((2, 3, 2))
    yield from refused(mismatched())
    yield from refused([(cube, three), (cube, np.ones((2, 2, 3))), (three, np.ones((1, 2)))])
    yield from refused([(np.zeros((3, 0)), np.zeros((3, 1))), (np.zeros((2, 0)), np.zeros((3, 0)))])
    yield from refused(not_finite(np.ones(2), np.ones(2)))
    yield from refused(not_finite(np.zeros((3, 2)), np.zeros((3, 2))))
    yield from refused(not_finite(np.ones((2, 2, 3), np.float32), cube.reshape(2, 2, 3)))
    # Infinities of both signs, and one that meets a zero.
    infinite = np.array([[np.inf, -np.inf]])
    yield from refused([(infinite, np.ones((1, 2))), (infinite, np.zeros((1, 2)))])
    yield from refused(not_finite_alike(2, [(2,), (2, 2)]))


VALUES = Table(
    "taylor_channel_scores",
    lambda: [*edges(), *tiny()],
    drawn=drawn,
    large=large,
    keeps=has_channels,
)
SHAPES = Table("taylor_channel_scores", in_all_shapes, drawn=drawn_shapes, keeps=has_channels)
DTYPES = Table("taylor_channel_scores", in_all_dtypes, drawn=scaled, keeps=has_channels)
TWO_CALLS = Table(
    "one_after_another",
    [
        Case(
            (np.array([[1.0, 2.0]]), np.array([[3.0, 1.0]])),
            (np.array([[2.0, 2.0]]), np.array([[3.0, 1.0]])),
        )
    ],
)
BAD = Table("taylor_channel_scores", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES)
    agree(candidate, reference, SHAPES)
    agree(candidate, reference, TWO_CALLS)


def check_dtypes_and_scales(candidate, reference):
    agree(candidate, reference, DTYPES, atol=0.0)  # scores of 1e-36 count as well


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
    "np.multiply(g, w, dtype": "the product of the two is the same either way",
}
