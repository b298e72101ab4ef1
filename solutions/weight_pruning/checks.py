"""Checks of weight_pruning. Ties are made of exactly representable values; all other saliencies
keep a relative distance, so that no order of rounding can decide."""

from collections.abc import Iterator

import numpy as np

from grader.kit import Case, Table, agree, dyadic, exhaustive, layouts, points

FRACTIONS = (0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0)


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
    # round(2.5) is 2, round(1.5) is 2: Python rounds halves to even.
    yield Case([np.arange(1.0, 6.0)], [np.ones(5)], 0.5)
    yield Case([np.arange(1.0, 4.0)], [np.ones(3)], 0.5)
    # All saliencies equal: only the first two positions go.
    yield Case([np.ones((2, 2))], [np.ones((2, 2))], 0.5)
    yield Case([np.ones(2), np.ones((2, 2))], [np.ones(2), np.ones((2, 2))], 0.5)
    # Two scales: one ranking for both tensors empties the first.
    yield Case([np.array([1.0, 2.0]), np.array([16.0, 32.0])], [np.ones(2), np.ones(2)], 0.5)
    yield Case((np.array([1.0, 2.0]),), (np.ones(2),), 0.5)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(1,), (2,), (1, 2)], (-2.0, 0.0, 1.0)):
        for g in exhaustive([w.shape], (-1.0, 0.5)):
            for sparsity in (0.5, 1.0):
                yield Case([w], [g], sparsity)


def drawn() -> Iterator[Case]:
    rng = np.random.default_rng(20)
    for n in range(48):
        shapes = [
            tuple(rng.integers(1, 5, size=rng.integers(0, 4))) for _ in range(rng.integers(1, 4))
        ]
        ws = [_distinct(rng, s) if n % 2 else dyadic(rng, s, top=6) for s in shapes]
        gs = [_distinct(rng, s) if n % 2 else dyadic(rng, s, top=6) for s in shapes]
        yield Case(ws, gs, FRACTIONS[n % len(FRACTIONS)], random=True)


def _distinct(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Random signs times distinct powers of 2 ** (1/64): products differ by 1 % or are equal."""
    steps = rng.permutation(256)[: int(np.prod(shape, dtype=int))].reshape(shape)
    return rng.choice([-1.0, 1.0], size=shape) * 2.0 ** (steps / 64.0)


def strategy():
    """Argument tuples for shrinking: small integers, so that every tie is a real one."""
    from hypothesis import strategies as st
    from hypothesis.extra import numpy as hnp

    def pair(shape: tuple[int, ...]):
        entries = st.integers(-4, 4).map(float)
        return st.tuples(
            hnp.arrays(np.float64, shape, elements=entries),
            hnp.arrays(np.float64, shape, elements=entries),
        )

    shapes = hnp.array_shapes(min_dims=1, max_dims=2, max_side=4)
    pairs = st.lists(shapes.flatmap(pair), min_size=1, max_size=3)
    return st.tuples(pairs, st.sampled_from(FRACTIONS)).map(
        lambda t: ([w for w, _ in t[0]], [g for _, g in t[0]], t[1])
    )


def in_all_layouts() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    grad = np.array([[1.0, 4.0, -2.0], [0.5, 0.125, 8.0]])
    for w in layouts(base):
        for g in layouts(grad):
            yield Case([w], [g], 0.5)
    yield Case([base.astype(np.float32)], [grad.astype(np.float32)], 0.5)
    half = [base.astype(np.float32), base]
    yield Case(half, [grad.astype(np.float32), grad], 0.25)


def bad() -> Iterator[Case]:
    one, two = np.ones(1), np.ones(2)
    for sparsity in (-0.1, 1.1, float("nan")):
        yield Case([two], [two], sparsity, raises=ValueError)
    yield Case([two], [two, two], 0.5, raises=ValueError)
    yield Case([two, two], [two], 0.5, raises=ValueError)
    yield Case([two], [one], 0.5, raises=ValueError)
    yield Case([one], [two], 0.5, raises=ValueError)
    yield Case([np.ones((1, 2))], [two], 0.5, raises=ValueError)  # would broadcast to the shape
    yield Case([np.ones((2, 3))], [np.ones((3, 2))], 0.5, raises=ValueError)
    nan = np.array([1.0, float("nan")])
    yield Case([nan], [two], 0.5, raises=ValueError)
    yield Case([two], [nan], 0.5, raises=ValueError)


VALUES = Table("weight_pruning", lambda: [*edges(), *tiny(), *drawn()], strategy=strategy)
LAYOUTS = Table("weight_pruning", lambda: in_all_layouts())
BAD = Table("weight_pruning", lambda: bad())


@points(3)
def check_matches_reference(candidate, reference):
    """Prunes the k smallest |g * w| over all tensors together, ties by position"""
    agree(candidate, reference, VALUES)


def check_layouts_and_dtypes(candidate, reference):
    """Accepts any memory layout and keeps each tensor's dtype"""
    agree(candidate, reference, LAYOUTS)


def check_bad_input(candidate, reference):
    """Raises ValueError for a bad sparsity, mismatched lists or shapes, and NaN"""
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "return [m.reshape(w.shape).astype(w.dtype) for m, w in zip(parts, weights, strict=False)]": (
        "np.split makes as many parts as there are tensors"
    ),
}


def large_input():
    """A few large tensors, for the note on speed."""
    rng = np.random.default_rng(5)
    shapes = [(128, 64), (64, 64), (1000,)]
    return "weight_pruning", (
        [rng.normal(size=s) for s in shapes],
        [rng.normal(size=s) for s in shapes],
        0.5,
    )
