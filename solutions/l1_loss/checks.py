"""Checks of l1_loss. Sums are compared to a relative 1e-9, so that any order of adding passes, and
a penalty of 1e-18 counts like one of 1."""

from collections.abc import Iterator

import numpy as np

from grader.kit import LONG, Case, Table, agree, dyadic, exhaustive, layouts, points

STRENGTHS = (0.0, 0.01, 0.5, 1.0, 3.0)


def edges() -> Iterator[Case]:
    yield Case([], 0.5)
    yield Case([np.array([2.0])], 0.5)
    yield Case([np.array([-2.0])], 0.5)
    yield Case([np.array([-2.0])], 0.0)
    yield Case([np.array([3.0, -4.0])], 1.0)
    # Largest column sum 6, largest row sum 7, largest singular value about 5.5; all entries: 10.
    yield Case([np.array([[1.0, -2.0], [3.0, 4.0]])], 1.0)
    yield Case([np.array([1.0]), np.array([-2.0])], 0.5)
    # Tensors of several shapes: no array holds them all.
    yield Case([np.array([[1.0, -2.0], [3.0, 4.0]]), np.array([0.5, -0.25])], 2.0)
    yield Case((np.array([1.0, -1.0]), np.array([2.0])), 2.0)
    yield Case([np.array([1.0, -1.0])] * 3, 0.5)  # equal arrays count each
    for lam in (2, np.float64(2.0), np.int64(2)):
        yield Case([np.array([1.0, -1.0])], lam)
    # Nothing to add, but it must stay what it is.
    yield Case([np.array([-0.0, 1.0, -0.0])], 1.0)
    # The second call on the same arguments gives what the first did.
    yield Case([np.array([1.0, -2.0]), np.array([4.0])], 0.5, repeat=2)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(1,), (2,), (1, 2), (2, 1)], (-2.0, 0.0, 0.5)):
        for lam in (0.5, 1.0):
            yield Case([w], lam)
    for w in exhaustive([(2, 2)], (-1.0, 3.0)):
        yield Case([w, -w[0]], 1.0)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(60):
        shapes = [tuple(rng.integers(1, 6, size=rng.integers(1, 5))) for _ in range(1 + n % 6)]
        ws = [rng.normal(size=s) if n % 2 else dyadic(rng, s) for s in shapes]
        yield Case(ws, STRENGTHS[n % len(STRENGTHS)])
    for scale in (2.0**-60, 2.0**-30, 2.0**-15, 2.0**15, 2.0**30, 2.0**60):
        for shape in ((4,), (3, 5)):
            yield Case([scale * rng.normal(size=shape), scale * rng.normal(size=3)], 0.5)
    for number in (17, 31, 64):
        yield Case([rng.normal(size=(1 + n % 3, 2)) for n in range(number)], 0.25)
    yield Case([rng.normal(size=1200), rng.normal(size=(40, 50))], 2.0)


def large(rng: np.random.Generator) -> Iterator[Case]:
    shapes = [(96, 128), (64, 64), (3000,), *[(4, 6)] * 450]
    yield Case([rng.normal(size=s) for s in shapes], 0.01)


def all_kinds() -> Iterator[Case]:
    yield Case([np.array(-3.0)], 0.5)
    yield Case([np.zeros(0)], 0.5)
    yield Case([np.zeros((0, 3))], 0.5)
    yield Case([np.zeros((2, 0))], 0.5)
    yield Case([np.zeros(0), np.array([-1.0])], 0.5)
    cube = np.arange(-11.0, 13.0).reshape(2, 3, 4)
    for w in (cube[:1, :1, :2], cube, cube.reshape(2, 3, 2, 2)):
        for same_values in layouts(w):
            yield Case([same_values], 0.5)
    yield Case([cube[::-1, :, ::-2]], 0.5)
    for dtype in (np.float32, np.float16):
        yield Case([cube.astype(dtype)], 0.5)
    yield Case([np.array([3, -1])], 0.5)
    yield Case([np.array([[-3, 1], [2, -5]], dtype=np.int32)], 0.25)
    yield Case([np.array([100, -100], dtype=np.int8)], 0.25)  # int8 ends at 127
    yield Case([np.array([200, 100], dtype=np.uint8)], 0.25)
    yield Case([np.array([1, -2], dtype=np.int16), np.array([0.5]), np.array(-3)], 0.5)
    # The least integer of a type has no absolute value in it.
    for dtype in (np.int8, np.int16, np.int32, np.int64):
        yield Case([np.array([np.iinfo(dtype).min, 1], dtype=dtype)], 0.5)
    # Sums that the arrays' own types round: 2049 in float16, 2 ** 24 + 1 in float32.
    yield Case([np.array([2048.0, -1.0], dtype=np.float16)], 1.0)
    yield Case([np.array([2.0**24, -1.0], dtype=np.float32)], 1.0)
    yield Case([np.array([2.0**24]), np.array([-1.0], dtype=np.float32)], 1.0)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case([np.array([60_000.0, 60_000.0], np.float16)], 0.5)
    yield Case([LONG, -3 * LONG], 0.5)


def bad() -> Iterator[Case]:
    for lam in (-1.0, -1e-6, -np.inf, np.inf, np.nan, -1, np.float64(np.nan)):
        for ws in ([np.array([1.0])], [], [np.zeros(0)], [np.zeros(2), np.zeros((2, 2))]):
            yield Case(ws, lam, raises=ValueError)


VALUES = Table("l1_loss", lambda: [*edges(), *tiny()], drawn=drawn, large=large)
KINDS = Table("l1_loss", all_kinds)
BAD = Table("l1_loss", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, atol=0.0)


def check_shapes_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, atol=0.0)


def check_bad_strength(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "if not 0.0 <= lam != math.inf:  # false for NaN too": (
        "no number is greater than infinity, and NaN has failed the first comparison"
    ),
    "return (lam * sum(": "a np.float64 is a Python float, and a number 0 is accepted for 0.0",
}
