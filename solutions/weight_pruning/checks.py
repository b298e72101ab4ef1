"""Checks of weight_pruning. Ties are made of exactly representable values; all other saliencies
keep a relative distance of 1e-6 or more, so that no order of rounding can decide."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from grader.kit import Case, Table, agree, distinct, dyadic, exhaustive, layouts, points

FRACTIONS = (0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0)
# round(sparsity * n) where the product is a half, or just beside one.
HALVES = (
    (0.5, 1), (0.5, 3), (0.5, 5), (0.5, 7), (0.1, 25), (0.3, 5), (0.7, 5), (0.9, 5), (0.15, 10),
    (0.35, 10), (0.45, 10), (0.29, 50), (0.07, 50), (0.57, 50), (1 / 3, 9), (2 / 3, 9), (0.99, 9),
)  # fmt: skip
Shapes = Sequence[tuple[int, ...]]
# Ties at the cut among many entries: below 17, most unstable sorts leave ties in order.
TIED: tuple[tuple[Shapes, tuple[float, ...]], ...] = (
    ([(17,)], (0.0, 1.0)),
    ([(18,)], (1.0, 2.0)),
    ([(5, 5)], (0.0, 1.0, 2.0)),
    ([(32,)], (0.0, 1.0)),
    ([(33,)], (1.0, 2.0, 4.0)),
    ([(6, 8)], (0.0, 0.5)),
    ([(4, 4, 4)], (1.0, 2.0)),
    ([(65,)], (1.0,)),
    ([(10, 10)], (0.0, 1.0, 4.0)),
    ([(129,)], (0.5, 1.0, 2.0, 4.0)),
    ([(256,)], (1.0, 2.0)),
    ([(257,)], (0.0, 1.0)),
    ([(20, 25)], (1.0, 2.0, 4.0)),
    ([(2, 3, 4, 5, 6)], (0.0, 0.25, 1.0)),
    ([(1000,)], (0.0, 1.0)),
    ([(40, 50)], (0.0, 1.0, 2.0)),
    ([(9,), (9,)], (1.0, 2.0)),
    ([(), (4, 5), (9,), (3, 2, 4)], (0.0, 1.0)),
    ([(17,), (0, 3), (17,), (2, 17)], (1.0, 2.0)),
    ([(100,), (5, 5, 5), (40,)], (0.0, 1.0, 2.0)),
    ([(300,), (300,)], (1.0, 4.0)),
    ([(2,)] * 25, (0.0, 1.0)),
    ([(3, 1), (4,)] * 18, (1.0, 2.0, 4.0)),
)


def edges() -> Iterator[Case]:
    one = np.array([1.0])
    yield Case([one], [one], 0.0)
    yield Case([one], [one], 1.0)
    yield Case([], [], 0.5)
    yield Case([np.zeros((0, 3))], [np.zeros((0, 3))], 0.5)
    yield Case([np.array(2.0), np.array([1.0, 3.0])], [np.array(1.0), np.array([1.0, 1.0])], 1 / 3)
    # Magnitude alone, the gradient alone and their signed product each choose other entries.
    yield Case([np.array([4.0, 1.0])], [np.array([0.125, 1.0])], 0.5)
    yield Case([np.array([1.0, 4.0])], [np.array([2.0, 1.0])], 0.5)
    yield Case([np.array([-3.0, 1.0])], [np.array([1.0, 1.0])], 0.5)
    yield Case([np.array([3.0, 1.0])], [np.array([1.0, 1.0])], 0.5)
    # round(2.5) is 2, round(1.5) is 2: Python rounds halves to even.
    yield Case([np.arange(1.0, 6.0)], [np.ones(5)], 0.5)
    yield Case([np.arange(1.0, 4.0)], [np.ones(3)], 0.5)
    # All saliencies equal: only the first two positions go.
    yield Case([np.ones((2, 2))], [np.ones((2, 2))], 0.5)
    yield Case([np.ones(2), np.ones((2, 2))], [np.ones(2), np.ones((2, 2))], 0.5)
    # Two scales: one ranking for both tensors empties the first.
    yield Case([np.array([1.0, 2.0]), np.array([16.0, 32.0])], [np.ones(2), np.ones(2)], 0.5)
    yield Case((np.array([1.0, 2.0]),), (np.ones(2),), 0.5)
    # Zeros count like other entries, also where their sign is minus; so do they in the gradient.
    yield Case([np.array([0.0, -0.0, 1.0, 2.0])], [np.array([1.0, 1.0, -0.0, 1.0])], 0.5)
    yield Case([np.array([-2.0, 0.0, 1.0])], [np.array([0.0, 3.0, 0.0])], 1 / 3)
    for number in (np.float64(0.5), np.float32(0.5), np.int64(1), 1, 0):
        yield Case([np.array([3.0, 1.0, 2.0, 4.0])], [np.ones(4)], number)
    # The second call on the same arguments gives what the first did.
    yield Case([np.array([2.0, 1.0]), np.array([3.0])], [np.ones(2), np.ones(1)], 0.5, repeat=2)


def halves() -> Iterator[Case]:
    for sparsity, n in HALVES:
        falling = np.arange(float(n), 0.0, -1.0)
        yield Case([falling], [np.ones(n)], sparsity)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(1,), (2,), (1, 2)], (-2.0, 0.0, 1.0)):
        for g in exhaustive([w.shape], (-1.0, 0.5)):
            for sparsity in (0.5, 1.0):
                yield Case([w], [g], sparsity)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(48):
        shapes = [tuple(rng.integers(1, 5, size=rng.integers(0, 5))) for _ in range(1 + n % 6)]
        if n % 2:
            scores = _cut(distinct(rng, sum(map(math.prod, shapes))), shapes)
            yield Case(*_pairs(rng, scores), FRACTIONS[n % len(FRACTIONS)])
        else:
            ws, gs = ([dyadic(rng, s, top=6) for s in shapes] for _ in range(2))
            yield Case(ws, gs, FRACTIONS[n // 2 % len(FRACTIONS)])
    yield from scaled(rng)
    yield from tied(rng)


def scaled(rng: np.random.Generator) -> Iterator[Case]:
    """Saliencies that are close to each other, tiny or huge: no rounding may merge them."""
    for low, high in ((0, 0), (-30, -30), (30, 30), (-30, 30), (-60, -40), (-160, -160)):
        close = 1.0 + 4e-6 * rng.permutation(40)
        scores = [close[:25].reshape(5, 5) * 2.0**low, close[25:] * 2.0**high]
        for sparsity in (0.25, 0.5, 0.75):
            yield Case(*_pairs(rng, scores), sparsity)


def tied(rng: np.random.Generator) -> Iterator[Case]:
    """The cut lies among equal saliencies, which take up mixed positions."""
    for shapes, values in TIED:
        sizes = rng.choice(values, size=sum(map(math.prod, shapes)))
        value = rng.choice(np.unique(sizes))  # the class that the cut divides
        below, equal = (sizes < value).sum(), (sizes == value).sum()
        k = below + (rng.integers(1, equal) if equal > 1 else 0)
        yield Case(*_pairs(rng, _cut(sizes, shapes)), float(k / sizes.size))


def large(rng: np.random.Generator) -> Iterator[Case]:
    shapes = [(64, 32, 3), (64, 64), (3000,), *[(16, 8)] * 60]
    n = sum(map(math.prod, shapes))
    yield Case(*_pairs(rng, _cut(1.0 + 4e-6 * rng.permutation(n), shapes)), 0.5)
    yield Case(*_pairs(rng, _cut(rng.choice([0.0, 1.0, 2.0], size=n), shapes)), 0.625)


def _cut(flat: np.ndarray, shapes: Shapes) -> list[np.ndarray]:
    """The entries in arrays of these shapes."""
    parts = np.split(flat, np.cumsum([math.prod(s) for s in shapes])[:-1])
    return [part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)]


def _pairs(rng: np.random.Generator, scores: list[np.ndarray]) -> tuple[list, list]:
    """Weights and gradients whose products are exactly these scores, with random signs.

    One factor is a power of 2, which divides without rounding.
    """
    pairs = []
    for score in scores:
        power = np.exp2(rng.integers(-3, 4, size=score.shape))
        signs = 1.0 - 2.0 * rng.integers(2, size=(2, *score.shape))
        factors = [signs[0] * power, signs[1] * score / power]
        pairs.append(factors if rng.random() < 0.5 else factors[::-1])
    return [w for w, _ in pairs], [g for _, g in pairs]


def in_all_layouts() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    grad = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    for w in layouts(base):
        for g in layouts(grad):
            yield Case([w], [g], 0.5)
    cube = np.arange(1.0, 25.0).reshape(2, 3, 4)
    for w in layouts(cube):
        yield Case([w, -w], [np.ones((2, 3, 4))] * 2, 0.5)  # every saliency is there twice
    # Ties in an array that isn't contiguous: positions are those of C order.
    for ones in layouts(np.ones((6, 7))):
        yield Case([ones], [ones], 0.3)
    yield Case([base.T], [np.ascontiguousarray(grad.T)], 0.5)
    yield Case([base[::-1, ::-1]], [grad[::-1, ::-1]], 0.5)


def in_all_dtypes() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    grad = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    f16, f32, f64 = np.float16, np.float32, np.float64
    for first in (f16, f32, f64):
        for second in (f16, f32, f64):
            yield Case([base.astype(first)], [grad.astype(second)], 0.5)
    yield Case([base.astype(f32), base, base.astype(f16)], [grad.astype(f32), grad, grad], 0.25)
    yield Case([np.array(2.0, f32), np.ones(2)], [np.array(1.0, f32), np.ones(2)], 1 / 3)
    yield Case([np.zeros((0, 2), f32)], [np.zeros((0, 2), f32)], 0.5)
    # Products that a float16 can't hold: too small, or rounded to the same number.
    small = np.array([2.0**-12, 2.0**-13, 2.0**-14, 2.0**-10], f16)
    yield Case([small], [np.full(4, 2.0**-13, f16)], 0.25)
    yield Case([small], [np.full(4, 2.0**-13, f16)], 0.5)
    yield Case([np.array([1 + 2**-10, 1 + 3 * 2**-10], f16)], [np.array([1 + 2**-9, 1], f16)], 0.5)
    # The same for float32.
    small = np.array([2.0**-79, 2.0**-80], f32)
    yield Case([small], [np.full(2, 2.0**-80, f32)], 0.5)


def bad() -> Iterator[Case]:
    one, two = np.ones(1), np.ones(2)
    for sparsity in (-0.1, 1.1, float("nan"), -1e-9, 1 + 1e-9, float("inf"), -float("inf"), 2, -1):
        for arrays in ([two], [], [np.zeros((0, 3))]):
            yield Case(arrays, arrays, sparsity, raises=ValueError)
    for ws, gs in (*mismatched(), *not_finite()):
        for sparsity in (0.5, 0.0, 1.0, 0.01):  # nothing, everything or less than one entry goes
            yield Case(ws, gs, sparsity, raises=ValueError)
    yield Case([one, two], [one, two], float("nan"), raises=ValueError)


def mismatched() -> Iterator[tuple[list[np.ndarray], list[np.ndarray]]]:
    one, two = np.ones(1), np.ones(2)
    yield [two], [two, two]
    yield [two, two], [two]
    yield [], [two]
    yield [two], []
    yield [two], [one]
    yield [one], [two]
    yield [np.ones((1, 2))], [two]  # would broadcast to the shape
    yield [two], [np.array(1.0)]
    yield [np.ones((2, 3))], [np.ones((3, 2))]
    yield [two, two, np.ones((2, 1))], [two, two, two]
    yield [np.zeros((0, 3))], [np.zeros((3, 0))]
    yield [np.zeros(0)], [np.zeros((0, 1))]
    yield [one, two], [two, one]  # as many entries in all


def not_finite() -> Iterator[tuple[list[np.ndarray], list[np.ndarray]]]:
    two = np.ones(2)
    for value in (float("nan"), float("inf"), -float("inf")):
        entry = np.array([1.0, value])
        yield [entry], [two]
        yield [two], [entry]
        yield [entry], [np.zeros(2)]
        yield [np.zeros(2)], [entry]
        yield [two, np.zeros((0, 3)), two], [two, np.zeros((0, 3)), entry]
        yield [two, np.array(value, np.float32)], [two, np.array(1.0, np.float32)]
    yield [np.array([float("inf")] * 2)], [np.array([-float("inf")] * 2)]


VALUES = Table(
    "weight_pruning",
    lambda: [*edges(), *halves(), *tiny()],
    drawn=drawn,
    large=large,
)
LAYOUTS = Table("weight_pruning", lambda: [*in_all_layouts(), *in_all_dtypes()])
BAD = Table("weight_pruning", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, LAYOUTS)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "return [m.reshape(w.shape).astype(w.dtype) for m, w in zip(parts, weights, strict=False)]": (
        "np.split makes as many parts as there are tensors"
    ),
    "in zip(parts, weights)]": "np.split makes as many parts as there are tensors",
    "np.square(np.multiply(": "squares rank as absolute values do, at every scale that is promised",
    "np.ones(0), *saliency": "an empty array has no entry to be 0 or 1",
    "round((sparsity) * flat.size)": (
        "it differs only for a float32 sparsity whose product lies beside a half"
    ),
    "zip(grads, weights, strict=True))": "the product of the two is the same either way",
    "np.multiply(w, g, dtype": "the product of the two is the same either way",
}
