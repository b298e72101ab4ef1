"""Checks of obc_prune_row. Equal saliencies are made of a diagonal H with exactly representable
entries; in all other cases no step's choice is closer than a relative 1e-6."""

from collections.abc import Iterator

import numpy as np

from grader.kit import (
    LONG,
    NOT_FINITE,
    Case,
    Table,
    agree,
    exhaustive,
    layouts,
    not_finite,
    points,
    refused,
    signs,
)

# Inverses, downdates and least squares differ by roundings times H's condition number.
CLOSE = {"rtol": 1e-7, "atol": 1e-9}

# Correlated inputs on which one wrong rule and another choose differently: (samples, features).
PAIR = np.array([[1.0, 0.75], [0.0, 0.5]])
TRIO = np.array([[2.0, 1.0, 0.5], [0.0, 1.0, -1.0], [0.0, 0.0, 1.5]])
SQUARE = np.array([[1.0, 0.0, 1.5], [2.0, 1.0, 0.0], [0.0, -1.0, 1.0]])
TALL = np.array([[1.0, 0.5, 2.0], [-1.0, 1.0, 0.25], [0.5, 0.0, -1.0], [2.0, 1.5, 1.0]])


def decided(w: np.ndarray, X: np.ndarray, k: int) -> bool:
    """Whether rounding can't change a greedy choice, and H is well conditioned."""
    if np.linalg.matrix_rank(X) < w.size or np.linalg.cond(X) > 100:
        return False
    H, row, alive = X.T @ X, w.astype(np.float64), list(range(w.size))
    for _ in range(k):
        inverse = np.linalg.inv(H[np.ix_(alive, alive)])
        scores = row[alive] ** 2 / np.diag(inverse)
        least, next_one = (*np.sort(scores)[:2], np.inf)[:2]
        if next_one - least <= 1e-6 * scores.max():
            return False
        q = int(np.argmin(scores))
        row[alive] -= row[alive[q]] / inverse[q, q] * inverse[q]
        del alive[q]
    return True


def edges() -> Iterator[Case]:
    yield Case(np.array([2.0]), np.array([[1.0]]), 1)
    yield Case(np.array([2.0]), np.array([[1.0], [3.0]]), 0)
    # The survivor takes over what the removed weight did.
    yield Case(np.array([1.0, 2.0]), PAIR, 1)
    yield Case(np.array([1.0, -2.0]), PAIR, 1)
    yield Case(np.array([1.0, 2.0]), PAIR, 2)
    yield Case(np.array([1.0, 2.0]), PAIR, np.int64(1))
    for X in (TRIO, SQUARE, TALL):
        for k in range(4):
            yield Case(np.array([1.0, 2.0, -1.5]), X, k)
    yield Case(np.array([1.0, 2.0, -1.5]), TALL, 2, repeat=2)


def tiny() -> Iterator[Case]:
    for w in exhaustive([(3,)], (-2.0, 1.0, 3.0)):
        for X in (TRIO, SQUARE, TALL):
            yield Case(w, X, 1 + int(w[0] > 0))


def correlated(rng: np.random.Generator, d: int, samples: int, k: int) -> Case:
    """A decided case whose inputs have a common part."""
    while True:
        X = rng.normal(size=(samples, d)) + 2 * rng.normal(size=(samples, 1))
        case = Case(rng.normal(size=d), X, k)
        if decided(*case.args):
            return case


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(40):
        d = int(rng.integers(2, 8))
        yield correlated(rng, d, d + 3, int(rng.integers(1, d + 1)))


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield correlated(rng, 64, 160, 40)


def scaled(rng: np.random.Generator) -> Iterator[Case]:
    """Weights, inputs or both tiny or huge: the same choices, the same row up to the scale."""
    case = next(drawn(rng))
    w, X, k = case.args
    for of_w, of_x in ((1e-9, 1.0), (1e9, 1.0), (1.0, 1e-9), (1.0, 1e9), (1e-9, 1e-9), (1e9, 1e9)):
        yield Case(w * of_w, X * of_x, k)


def normalised(row, w, X, k):
    """The row in units of the largest dense weight."""
    return row / np.abs(w).max()


def equal() -> Iterator[Case]:
    """H is diagonal: the saliency is w[q] ** 2 * H[q, q]."""
    for scales in ((1.0, 1.0, 1.0), (1.0, 2.0, 4.0), (2.0, 1.0, 0.5)):
        for w in exhaustive([(3,)], (-1.0, 0.0, 2.0)):
            yield Case(w, np.diag(scales), 1 + int(w[0] > 0))


def tied(rng: np.random.Generator) -> Iterator[Case]:
    """The cut lies among equal saliencies, which take up mixed positions among 17 and more."""
    for d, values in ((17, (1.0, 2.0)), (18, (1.0,)), (24, (0.0, 1.0)), (33, (1.0, 2.0, 4.0))):
        w = rng.permutation(np.resize(values, d)) * signs(rng, (d,))
        for k in (d // 4, d // 2 + 2):
            yield Case(w, np.eye(d) * 2.0, k)


def dusty(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(4):  # so many steps that some dust is certain, whatever the rounding
        yield correlated(rng, 12, 20, 10)


def dust(row, w, X, k):
    """Whether more than d - k entries are left."""
    return {"some removed weight isn't exactly 0": bool(np.count_nonzero(row) > w.size - k)}


def kinds() -> Iterator[Case]:
    w = np.array([1.0, 2.0, -1.5])
    for first in (np.float64, np.float32, np.float16):
        for second in (np.float64, np.float32, np.float16):
            yield Case(w.astype(first), TALL.astype(second), 1)
    for k in (0, 2):
        yield Case(np.array([4, 8, -6]), TALL, k)
        yield Case(w.astype(np.float32), TALL, k)
    yield Case(w, np.array([[1, 0, 2], [3, 1, 0], [0, 1, 1]]), 1)
    # Entries of X.T @ X that the type of X rounds, or can't hold.
    fine = TALL + np.array([0.0, 2.0**-9, 2.0**-8])
    yield Case(w, fine.astype(np.float16), 1)
    yield Case(w, (TALL * (1 + 2.0**-20)).astype(np.float32), 1)
    yield Case(w, (300 * TALL).astype(np.float16), 1)
    yield Case(w, (20 * TALL).astype(np.int8), 1)
    yield Case(w, (2.0**70 * TALL).astype(np.float32), 1)
    for X in layouts(TALL):
        for row in layouts(w):
            yield Case(row, X, 1)
    yield Case(w[::-1], TALL[::-1, ::-1], 1)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([40_000.0, 60_000.0, 50_000.0], np.float16), TALL, 1)
    yield Case(w, (30_000 * TALL).astype(np.float16), 1)
    yield Case(LONG, np.array([[3, 1], [0, 1]]), 1)
    yield Case(np.array([3, 5]), np.array([[3, 1], [0, 1]]) * LONG[::-1], 1)


def steps() -> Iterator[Case]:
    """Weights of few units of their dtype's least number: it would round the row at each step."""
    for dtype, unit in ((np.float16, 2.0**-24), (np.float32, 2.0**-149)):
        for w in ((8, 4, 10), (8, 4, -12)):
            yield Case((np.array(w) * unit).astype(dtype), TALL, 2)
        yield Case((np.array([-11, -12, -8]) * unit).astype(dtype), SQUARE, 2)


def memory() -> Iterator[Case]:
    w = np.array([1.0, 2.0, -1.5])
    for dtype in (np.float64, np.float32):
        for k in (0, 1):
            yield Case(w.astype(dtype), TALL, k)


def bad() -> Iterator[Case]:
    w = np.array([1.0, 2.0, -1.5])
    yield from refused([(w, TALL)], (-1, 4, 100))
    every = (0, 1, 3)
    shapes = [(w[:2], TALL), (np.ones(4), TALL), (w, TALL.T), (w[None], TALL), (w, TALL[0])]
    one = np.ones(1)
    shapes += [(one, one[None, None]), (one[None], one[None, None]), (one[0], one), (one, one)]
    yield from refused(shapes, (0, 1))
    yield from refused(not_finite(w, TALL), every)
    yield from refused([(w, np.full_like(TALL, value)) for value in NOT_FINITE], every)
    yield from refused([(w, X) for X in deficient()], every)
    for kind in (np.float32, np.float16):
        yield from refused(not_finite(w.astype(kind), TALL.astype(kind)), every)


def deficient() -> Iterator[np.ndarray]:
    """Inputs of rank 2 at most; an inverse notices it in few of them."""
    yield TALL[:2]
    yield TALL[:0]
    yield np.zeros((4, 3))
    yield TALL * [1.0, 0.0, 1.0]
    yield np.stack([TALL[:, 0], TALL[:, 1], TALL[:, 0] + TALL[:, 1]], axis=1)
    rng = np.random.default_rng(7)
    for _ in range(6):
        X = rng.normal(size=(5, 3))
        X[:, 2] = 0.1 * X[:, 0] - 0.7 * X[:, 1]
        yield X


VALUES = Table(
    "obc_prune_row",
    lambda: (c for c in (*edges(), *tiny()) if decided(*c.args)),
    drawn=drawn,
    large=large,
    keeps=decided,
)
SCALED = Table("obc_prune_row", drawn=scaled, keeps=lambda *args: False)
TIES = Table("obc_prune_row", equal, drawn=tied, keeps=lambda *args: False)
ZEROS = Table("obc_prune_row", drawn=dusty, keeps=decided)
KINDS = Table("obc_prune_row", kinds)
STEPS = Table("obc_prune_row", steps)
MEMORY = Table("overwritten", memory)
TWO_CALLS = Table(
    "one_after_another", [Case((np.array([1.0, 2.0]), PAIR, 1), (np.array([3.0, -2.0]), PAIR, 1))]
)
BAD = Table("obc_prune_row", bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, **CLOSE)
    agree(candidate, reference, SCALED, **CLOSE, view=normalised)


def check_ties(candidate, reference):
    agree(candidate, reference, TIES, **CLOSE)


def check_exact_zeros(candidate, reference):
    agree(candidate, reference, ZEROS, view=dust)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS)
    agree(candidate, reference, STEPS, view=normalised)
    agree(candidate, reference, MEMORY)
    agree(candidate, reference, TWO_CALLS)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


NOT_FINITE_RANK = "matrix_rank raises LinAlgError, or gives 0, where an entry isn't finite"
EQUIVALENT = {
    'w.dtype.kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
    "w.ndim > 1 or": "where w has no axis X has one at most, and a number has no inverse",
    "X.shape[1:] > w.shape": "fewer columns have a smaller rank; X'X of a vector has no inverse",
    "matrix_rank(inputs) != w.size": "a rank is never larger than the number of columns",
    "np.isfinite(X).any()": NOT_FINITE_RANK,
    "if not (((np.isfinite(w).all()))):": NOT_FINITE_RANK,
    "np.linalg.pinv(inputs.T @ inputs)": (
        "H is invertible here; where its condition number lets pinv leave a singular value out,"
        " 1e15, no digit of the inverse is right either"
    ),
    "or not 0 <= k:": "once all weights are removed argmin raises ValueError, as nothing is left",
}
