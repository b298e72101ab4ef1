"""Checks of sparsity_report. Both numbers are quotients of counts, so every way of counting agrees
to a few roundings."""

from collections.abc import Iterator

import numpy as np

from grader.kit import (
    NOT_FINITE,
    Case,
    Table,
    agree,
    exhaustive,
    layouts,
    not_finite_alike,
    points,
    refused,
    signs,
)


def edges() -> Iterator[Case]:
    yield Case([np.array([0.0, 2.0])])
    yield Case([np.array([0.0, 0.0, 0.0, 2.0])])
    yield Case([np.array([0.0, 2.0, -1.0, 4.0, 3.0])])
    yield Case([np.array([2.0, -3.0])])
    yield Case([np.array([[0.0, 1.0], [0.0, 0.0]])])
    # The mean of the layers' sparsities is 1/2, the sparsity 1/5; of their ratios, 1.
    yield Case([np.array([0.0]), np.array([1.0, 2.0, 3.0, -4.0])])
    yield Case([np.zeros(2), np.ones(3)])
    yield Case([np.array([0.0, 1.0, 2.0]), np.array([[0.0, 0.0], [0.0, 5.0]])])
    # 90 zeros of 100 and 1 of 10.
    yield Case([np.repeat([0.0, 1.0], [90, 10]), np.repeat([0.0, 1.0], [1, 9])])
    yield Case((np.array([0.0, 2.0]), np.array([1.0])))
    # The second call on the same arguments gives what the first did.
    yield Case([np.array([0.0, 2.0, 1.0]), np.array([0.0])], repeat=2)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(1,), (2,), (3,), (1, 2), (2, 2)], (-2.0, 0.0, 1.0)):
        if w.any():
            yield Case([w])
            yield Case([w, np.array([3.0, 0.0])])


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(48):
        shapes = [tuple(rng.integers(1, 6, size=rng.integers(1, 5))) for _ in range(1 + n % 6)]
        yield _pruned(rng, shapes, (0.1, 0.5, 0.9, 0.97)[n % 4])
    for number in (17, 64, 200):
        yield _pruned(rng, [(1 + n % 3, 2) for n in range(number)], 0.75)
    yield _pruned(rng, [(1200,), (40, 50)], 0.9)


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield _pruned(rng, [(300, 200), (64, 64), (30_000,), *[(8, 8)] * 300], 0.9)


def _pruned(rng: np.random.Generator, shapes: list[tuple[int, ...]], share: float) -> Case:
    """Arrays of these shapes, pruned by different shares, some entirely; one entry is left.

    What is left has several sizes and both signs.
    """
    weights = []
    for shape in shapes:
        sizes = (0.25 + rng.random(shape)) * np.exp2(rng.integers(-12, 4, size=shape))
        kept = rng.random(shape) >= rng.choice([share, share, 0.3, 1.0])
        weights.append(signs(rng, shape) * sizes * kept)
    weights[0].flat[0] = 1.0
    return Case(weights)


def keeps(weights: list[np.ndarray]) -> bool:
    """Whether something is left; what is shown for no non-zero is another check's."""
    return any(w.any() for w in weights)


def exact_zeros() -> Iterator[Case]:
    yield Case([np.array([-0.0, 1.0])])
    yield Case([np.array([-0.0, 0.0, -1.0])])
    # Next to zero is not zero, in any type.
    for small in (1e-3, 5e-6, 4e-7, 3e-8, 2e-9, 1e-13, 1e-18, 1e-100):
        yield Case([np.array([small, 1.0])])
        yield Case([np.array([0.0, -small, small])])
    for dtype, small in ((np.float32, 1e-30), (np.float32, 1e-9), (np.float16, 1e-4)):
        yield Case([np.array([small, 0.0, -0.0, 1.0], dtype)])


def zeros_drawn(rng: np.random.Generator) -> Iterator[Case]:
    for exponent in (-60, -30, 30, 60):
        ((w,),) = _pruned(rng, [(4, 5)], 0.5).args
        yield Case([np.ldexp(w, exponent)])


def no_non_zero() -> Iterator[Case]:
    for w in (np.zeros(1), np.zeros((2, 3)), np.array(0.0), np.array([-0.0, 0.0]), np.array([0])):
        yield Case([w])
    yield Case([np.zeros(3), np.zeros((2, 2)), np.zeros(0)])
    yield Case([np.zeros(4, np.float32), np.zeros(2, np.int8)])


def all_kinds() -> Iterator[Case]:
    yield Case([np.array(2.0)])
    yield Case([np.array(2.0), np.array(-3.0)])
    for shape in ((0,), (0, 3), (2, 0)):
        yield Case([np.zeros(shape), np.array([0.0, 1.0, 2.0])])
        yield Case([np.array([0.0, 1.0, 2.0]), np.zeros(shape)])
    cube = np.arange(24.0).reshape(2, 3, 4) % 5 - 1
    for w in (cube[0], cube, cube.reshape(2, 3, 2, 2)):
        for same_values in layouts(w):
            yield Case([same_values])
    yield Case([cube[::-1, :, ::-2]])
    whole = np.array([[0, 1, -2], [0, 0, 7]])
    for dtype in (np.float32, np.float16, np.int64, np.int32, np.int8):
        yield Case([whole.astype(dtype)])
        yield Case([whole.astype(dtype), np.array([0.5, 0.0])])
    yield Case([np.array([0, 0, 200, 255], dtype=np.uint8)])
    # Sums of the entries vanish, overflow or wrap; the entries are still there.
    yield Case([np.array([1.0, -1.0, 0.0])])
    yield Case([np.array([128, 128, 0], dtype=np.uint8)])
    yield Case([np.array([6e4, 6e4, 0.0], np.float16)])
    yield Case([np.array([-128, 0, 127], dtype=np.int8)])
    # More entries than a narrow integer counts.
    yield Case([np.array([0, 1] * 200, dtype=np.int8)])
    yield Case([np.array([0.0, 1.0] * 1500, dtype=np.float16)])


def bad() -> Iterator[Case]:
    yield from refused([([],), ((),), ([np.zeros(0)],), ([np.zeros((0, 3)), np.zeros((2, 0))],)])
    two, none = np.array([0.0, 1.0]), np.zeros(0)
    for value in NOT_FINITE:
        entry = np.array([1.0, value])
        lists = ([entry], [two, entry], [entry, two], [none, np.array([[value], [0.0]])])
        yield from refused([(ws,) for ws in lists])
        yield from refused([([np.array(value, np.float32)],), ([np.zeros(3), np.array(value)],)])
    yield from refused([([np.array([np.inf, -np.inf])],)])
    yield from refused([([two, entry],) for (entry,) in not_finite_alike(1)])


VALUES = Table(
    "sparsity_report", lambda: [*edges(), *tiny()], drawn=drawn, large=large, keeps=keeps
)
ZEROS = Table("sparsity_report", exact_zeros, drawn=zeros_drawn, keeps=keeps)
NOTHING_LEFT = Table("sparsity_report", no_non_zero)
KINDS = Table("sparsity_report", all_kinds)
BAD = Table("sparsity_report", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES)


def check_exact_zeros(candidate, reference):
    agree(candidate, reference, ZEROS)


def check_nothing_left(candidate, reference):
    agree(candidate, reference, NOTHING_LEFT)


def check_shapes_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "if total <= 0:": "a number of entries isn't negative",
    "kept = round(sum(": "a count is a whole number",
    "kept = (sum(": "a NumPy integer is as good where nothing is divided by zero",
}
