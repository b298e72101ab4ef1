"""Checks of masked_sgd_step. float64 is compared to a relative 1e-9. Where dtypes are narrower or
mixed, entries are multiples of 1/8 and parameters powers of 2, so that every order of computing is
exact in every type, or, in in_wider_types, in the type of the widest array. Only check_step
has weight decay, with masks of ones; outside check_mask what is pruned is 0 already."""

import itertools
from collections.abc import Iterator

import numpy as np

from grader.kit import (
    LONG,
    NOT_FINITE,
    Case,
    Table,
    agree,
    dyadic,
    layouts,
    mismatched,
    not_finite_alike,
    points,
    refused,
)

FUNCTION = "masked_sgd_step"
PARAMETERS = (
    (0.5, 0.5, 0.0), (0.5, 0.0, 0.0), (0.5, 0.0, 0.25), (0.25, 0.5, 0.125), (0.0, 0.5, 0.25),
    (1.0, 0.75, 0.5), (2.0, 0.0, 4.0), (0.1, 0.9, 0.1), (0.01, 0.99, 5e-4), (0.3, 0.25, 1.5),
)  # fmt: skip
"""lr, momentum and weight decay."""


def one(*numbers: float) -> list[np.ndarray]:
    return [np.array([number]) for number in numbers]


def steps() -> Iterator[Case]:
    for w, g, buf in ((1.0, 0.5, 0.25), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)):
        for parameters in PARAMETERS:
            yield Case(*one(w, g, buf, 1.0), *parameters)
    yield Case(*one(-2.0, 1.0, -0.5, 1.0), 0.5, 0.5, 0.25)
    for shape in ((0,), (2, 0)):
        yield Case(*[np.zeros(shape)] * 4, 0.5, 0.5, 0.25)
    for number in (np.float64(0.5), np.float32(0.5)):
        yield Case(*one(1.0, 0.5, 0.25, 1.0), number, number, number)
    for number in (1, np.int64(1), np.float64(1.0)):
        yield Case(*one(1.0, 0.5, 0.25, 1.0), number, 0, number)
    # The second call on the same arguments gives what the first did.
    yield Case(*one(1.0, 0.5, 0.25, 1.0), 0.5, 0.5, 0.25, repeat=2)


def drawn_steps(rng: np.random.Generator) -> Iterator[Case]:
    for i in range(40):
        shape = tuple(rng.integers(1, 5, size=1 + i % 3).tolist())
        w, g, buf = (rng.normal(size=shape) for _ in range(3))
        yield Case(w, g, buf, np.ones(shape), *PARAMETERS[i % len(PARAMETERS)])
    for low, high in ((30, 30), (-10, 10), (20, -10)):
        w, g, buf = (rng.normal(size=(3, 4)) for _ in range(3))
        yield Case(w * 2.0**low, g * 2.0**high, buf * 2.0**high, np.ones((3, 4)), 0.1, 0.9, 0.01)
    lr, momentum, decay = rng.random(3).tolist()
    yield Case(*(rng.normal(size=8) for _ in range(3)), np.ones(8), lr, momentum, decay)


def masks() -> Iterator[Case]:
    """Weights, gradients and buffers that aren't 0 where the mask is."""
    for w, g, buf in itertools.product((0.0, 1.0), (0.0, -0.5), (0.0, 2.0)):
        for mask in (1.0, 0.0):
            for lr, momentum in ((0.5, 0.5), (0.5, 0.0), (0.0, 0.5)):
                yield Case(*one(w, g, buf, mask), lr, momentum, 0.0)
    w, g, buf = np.array([1.0, -2.0, 4.0]), np.array([0.5, 1.0, -1.0]), np.array([2.0, 4.0, -1.0])
    for mask in itertools.product((0.0, 1.0), repeat=3):
        yield Case(w, g, buf, np.array(mask), 0.5, 0.5, 0.0)
    yield Case(w, g, buf, np.array([1.0, 0.0, 1.0]), 0.5, 0.5, 0.0, repeat=2)
    # Four axes, as in a convolution.
    filters = np.arange(1.0, 13.0).reshape(1, 2, 2, 3)
    mask = (np.arange(12) % 5 > 1).astype(float).reshape(1, 2, 2, 3)
    yield Case(filters, -2 * filters, filters**2, mask, 0.5, 0.5, 0.0)


def drawn_masks(rng: np.random.Generator) -> Iterator[Case]:
    for i in range(30):
        shape = tuple(rng.integers(1, 5, size=1 + i % 3).tolist())
        w, g, buf = (rng.normal(size=shape) for _ in range(3))
        mask = rng.integers(2, size=shape).astype(np.float64)
        # Some buffers and weights are masked already, as after an earlier step.
        w, buf = (w * mask if i % 3 == 1 else w), (buf * mask if i % 3 else buf)
        lr, momentum, _ = PARAMETERS[i % len(PARAMETERS)]
        yield Case(w, g, buf, mask, lr, momentum, 0.0)


def large(rng: np.random.Generator) -> Iterator[Case]:
    w, g, buf = (dyadic(rng, (150, 120)).astype(np.float32) for _ in range(3))
    mask = rng.integers(2, size=w.shape).astype(np.float32)
    yield Case(w, g, buf, mask, 0.5, 0.5, 0.0)


def in_all_layouts() -> Iterator[Case]:
    w = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    g = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    buf = np.array([[2.0, 0.5, 1.0], [-1.0, 4.0, 0.5]])
    mask = np.array([[1.0, 0.0, 1.0], [1.0, 1.0, 0.0]])
    w, g, buf = w * mask, g * mask, buf * mask
    for arrays in itertools.product(layouts(w), layouts(g), layouts(buf), layouts(mask)):
        yield Case(*arrays, 0.5, 0.5, 0.0)
    odd = np.arange(24.0).reshape(2, 3, 4) % 2
    cube = np.arange(1.0, 25.0).reshape(2, 3, 4) * odd
    for a, m in itertools.product(layouts(cube), layouts(odd)):
        yield Case(a, cube, -3 * a, m, 0.25, 0.5, 0.0)
    yield Case(w.T, g.T, buf.T, mask.T, 0.5, 0.5, 0.0)
    yield Case(*(a[::-1, ::-1] for a in (w, g, buf, mask)), 0.5, 0.5, 0.0)


def in_all_dtypes(rng: np.random.Generator) -> Iterator[Case]:
    f16, f32, f64 = np.float16, np.float32, np.float64
    mask = np.array([1, 0, 1, 1, 0])
    for kinds in itertools.product((f16, f32, f64, np.int64), (f16, f32, f64), (f16, f32, f64)):
        w, g, buf = (np.array(rng.integers(-8, 9, size=5) * mask, kind) for kind in kinds)
        yield Case(w, g, buf, mask.astype(float), 0.5, 0.5, 0.0)
        yield Case(w, g, buf, mask, np.float64(0.5), np.float64(0.5), np.float64(0.0))
    for kind in (bool, np.int8, np.uint8, f16, f32):
        for of in (f16, f32, f64):
            w, g, buf = (np.array(rng.integers(-8, 9, size=5) * mask, of) for _ in range(3))
            yield Case(w, g, buf, mask.astype(kind), 0.25, 0.5, 0.0)
    for kind in (np.int8, np.int32, np.int64):
        w = np.array([100, 0, -7, 3, 0], kind)
        yield Case(w, w, w, mask, 0.5, 0.5, 0.0)
        yield Case(w, w, w, mask.astype(bool), 1, 0, 0)
        yield Case(w, w.astype(f32), w.astype(f32), mask, 0.5, 0.5, 0.0)
        yield Case(w.astype(f32), w, w, mask, 0.5, 0.5, 0.0)
    # Entries that the other arrays' dtypes can't hold: 0.5 of integers, 0.1 of narrower floats.
    half = np.array([0.5, 0.0])
    for kind in (np.int8, np.int64):
        whole = np.array([3, 0], kind)
        for arrays in ((whole, half, whole), (whole, whole, half), (half, whole, whole)):
            yield Case(*arrays, np.array([1, 0]), 0.5, 0.5, 0.0)
    tenth = np.array([0.1, 0.0])
    for kind in (f16, f32, np.int64):
        for other in (np.array([2, 0], kind), np.array([0, 0], kind)):
            yield Case(tenth, other, other, np.array([1, 0]), 0.5, 0.5, 0.0)
            yield Case(other, other, tenth, np.array([1, 0]), 0.0, 0.5, 0.0)
    yield Case(*[np.zeros((0, 2), f32)] * 4, 0.5, 0.5, 0.0)
    yield Case(np.ones(1, f32), np.ones(1), np.ones(1, f16), np.array([1]), 0.5, 0.5, 0.0)
    # Finite entries whose sum isn't finite in the array's own type.
    big, none, ones = np.full(2, 60_000.0, f16), np.zeros(2, f16), np.ones(2, f16)
    for arrays in ((big, none, none), (none, big, none), (none, none, big)):
        yield Case(*arrays, ones, 0.5, 0.5, 0.0)
    big, none = np.full(2, 1e308), np.zeros(2)
    for arrays in ((big, none, none), (none, big, none), (none, none, big)):
        yield Case(*arrays, ones, 0.5, 0.5, 0.0)


def in_wider_types() -> Iterator[Case]:
    """Results that are those of the widest array's dtype, and of float64 for integers, alone."""
    f16, f32, f64 = np.float16, np.float32, np.float64
    one = np.ones(1)
    for narrow, wide, digit in ((f16, f32, 2.0**-13), (f32, f64, 2.0**-30)):
        w, none, more = one.astype(narrow), np.zeros(1, narrow), (one + digit).astype(wide)
        yield Case(w, more, none, one, 1.0, 0.0, 0.0)
        yield Case(w, none, 2 * more, one, 1.0, 0.5, 0.0)
        # The new buffer is rounded where it is returned, not where the weights use it.
        yield Case(one.astype(wide), digit * one.astype(wide), 2 * w, one, 1.0, 0.5, 0.0)
    for kind in (np.int8, np.uint8, np.int64):
        high, low = np.array([100], kind), np.array([3], kind)
        yield Case(low, high, low, one, 2, 0, 0)
    for place in range(3):
        arrays = [LONG if place == n else np.array([3, 5]) for n in range(3)]
        yield Case(*arrays, np.ones(2), 0.5, 0.5, 0.0)


def kept() -> Iterator[Case]:
    """Steps that leave weights or buffer as they were; the answers are new arrays all the same."""
    w, buf, ones = np.array([1.0, 2.0]), np.array([4.0, -4.0]), np.ones(2)
    for kind in (np.float64, np.float32):
        for mask in (ones, np.array([1.0, 0.0])):
            arrays = [a.astype(kind) for a in (w * mask, np.zeros(2), buf * mask, mask)]
            for lr, momentum in ((0.0, 0.0), (0.0, 0.5), (0.5, 0.5)):
                yield Case(*arrays, lr, momentum, 0.0)


def bad() -> Iterator[Case]:
    two, none = np.ones(2), np.zeros(0)
    numbers = (-1.0, -1e-15, *NOT_FINITE, -1)
    for arrays in ([two] * 4, [none] * 4, [two, two, two, np.zeros(2)]):
        for value in numbers:
            yield Case(*arrays, value, 0.5, 0.25, raises=ValueError)
            yield Case(*arrays, 0.5, 0.5, value, raises=ValueError)
            yield Case(*arrays, 0.0, 0.0, value, raises=ValueError)
        for value in (*numbers, 1.0, 1, 1.5, 1 + 1e-15):
            yield Case(*arrays, 0.5, value, 0.25, raises=ValueError)
            yield Case(*arrays, 0.0, value, 0.0, raises=ValueError)
    # Parameters that leave an array out of the computation.
    rows = [*mismatched_arrays(), *not_finite_arrays(), *no_masks()]
    for parameters in ((0.5, 0.5, 0.25), (0.0, 0.5, 0.25), (0.5, 0.0, 0.0), (0.0, 0.0, 0.0)):
        yield from refused([(*arrays, *parameters) for arrays in rows])


def mismatched_arrays() -> Iterator[list[np.ndarray]]:
    """One of the four arrays has another shape than the other three."""
    for n in range(4):
        for first, other in mismatched():
            yield [other if place == n else first for place in range(4)]


def not_finite_arrays() -> Iterator[list[np.ndarray]]:
    """NaN or infinity in w, g or buf, also where the mask is 0."""
    two = np.ones(2)
    for value in NOT_FINITE:
        for n in range(3):
            entry = np.array([1.0, value])
            for mask in (two, np.zeros(2), np.array([1, 0]), np.array([False, True])):
                yield [entry if place == n else two for place in range(3)] + [mask]
            narrow = entry.astype(np.float32)
            yield [narrow if place == n else two for place in range(3)] + [two]
    yield from map(list, not_finite_alike(4, [(2,), (2, 2)]))


def no_masks() -> Iterator[list[np.ndarray]]:
    two = np.ones(2)
    for value in (2.0, -1.0, 0.5, 1e-15, 1 + 1e-15, *NOT_FINITE):
        yield [two, two, two, np.array([1.0, value])]
        yield [np.ones(3)] * 3 + [np.array([0.0, value, 1.0])]
    for kind in (np.int64, np.int8):
        yield [two, two, two, np.array([2, 1], kind)]
        yield [two, two, two, np.array([0, -1], kind)]


STEPS = Table(FUNCTION, steps, drawn=drawn_steps)
MASKS = Table(FUNCTION, masks, drawn=drawn_masks, large=large)
KINDS = Table(FUNCTION, lambda: [*in_all_layouts(), *in_wider_types()], drawn=in_all_dtypes)
KEPT = Table("overwritten", kept)
TWO_CALLS = Table(
    "one_after_another",
    # Plain steps, so that only the memory can be wrong.
    [Case((*one(1.0, 0.5, 0.0, 1.0), 0.5, 0.0, 0.0), (*one(3.0, 0.75, 0.0, 1.0), 0.5, 0.0, 0.0))],
)
BAD = Table(FUNCTION, bad)


@points(2)
def check_step(candidate, reference):
    agree(candidate, reference, STEPS)


@points(2)
def check_mask(candidate, reference):
    agree(candidate, reference, MASKS)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS)


def check_own_memory(candidate, reference):
    agree(candidate, reference, KEPT)
    agree(candidate, reference, TWO_CALLS)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "<= lr != np.inf": "no number is greater, and NaN has failed before",
    "<= weight_decay != np.inf": "the same",
    "np.where(mask, velocity, 0.0) # After the step": (
        "a buffer that is masked doesn't move a weight that is masked"
    ),
    'array.dtype.kind <= "f"': "only bool and complex come before it, which aren't weights here",
}
