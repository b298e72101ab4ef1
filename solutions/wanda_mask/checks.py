"""Checks of wanda_mask. Ties are made of exact norms and products; all other scores of a row keep a
relative distance of 1e-6 or more. Only the table COUNTS has shares whose product with the number of
columns lies on or beside a half."""

from collections.abc import Iterator

import numpy as np

from grader.kit import (
    BAD_SHARES,
    HALVES,
    LONG,
    NOT_FINITE,
    Case,
    Table,
    agree,
    apart,
    close,
    distinct,
    exhaustive,
    layouts,
    points,
    refused,
    signs,
    tied,
)

EXACT = {"rtol": 0.0, "atol": 0.0}  # an entry of a mask is 0 or 1

FUNCTION = "wanda_mask"
# The columns' norms are 5, 1 and 2.
INPUTS = np.array([[3.0, 1.0, 0.0], [4.0, 0.0, 2.0]])
WEIGHTS = np.array([[1.0, -4.0, 2.0], [-1.0, 3.0, 0.5]])


def steady(W: np.ndarray, X: np.ndarray, sparsity: float) -> bool:
    """Whether no rounding can decide a ranking: ties are exact, or 0, or there is none."""
    squares = np.square(X.astype(np.float64)).sum(axis=0)
    norms, size = np.sqrt(squares), np.abs(W.astype(np.float64))
    exact = all((8 * a == np.round(8 * a)).all() and (a < 2**20).all() for a in (norms, size))
    exact = exact and bool((norms * norms == squares).all())
    rows = [row[row > 0] for row in size * norms]
    return all((exact or len({*row}) == row.size) and apart(row) for row in rows)


def inputs(rng: np.random.Generator, samples: int, columns: int) -> np.ndarray:
    """Inputs whose columns have sizes from 1/16 to 16."""
    return rng.normal(size=(samples, columns)) * 2.0 ** rng.uniform(-4, 4, size=columns)


def weights_for(rng: np.random.Generator, scores: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Weights of random sign with these scores."""
    return signs(rng, scores.shape) * scores / np.sqrt(np.square(X).sum(axis=0))


def edges() -> Iterator[Case]:
    one = np.ones((1, 1))
    yield Case(one, one, 1.0)
    yield Case(one, one, 0.0)
    yield Case(np.array([[3.0, 1.0]]), np.ones((1, 2)), 0.5)
    yield Case(np.array([[1.0, 3.0]]), np.ones((1, 2)), 0.5)
    # Each of these has another answer by |W| alone, by the norms alone, or by squared norms.
    yield Case(np.array([[2.0, 3.0]]), np.array([[2.0, 1.0]]), 0.5)
    yield Case(np.array([[4.0, 3.0]]), np.array([[1.0, 2.0]]), 0.5)
    yield Case(np.array([[4.0, 1.0]]), np.array([[1.0, 2.0]]), 0.5)
    yield Case(np.array([[5.0, -2.0]]), np.array([[-1.0, 2.0]]), 0.5)
    # Norms over samples: 5 and 6, by sums 7 and 6, by the largest entries 4 and 6.
    yield Case(np.array([[1.0, 1.0]]), np.array([[3.0, 6.0], [4.0, 0.0]]), 0.5)
    yield Case(np.array([[1.0, 1.0]]), np.array([[3.0, 4.5], [4.0, 0.0]]), 0.5)
    yield Case(np.array([[1.0, 1.0]]), np.array([[3.0, 1.0], [-3.0, 1.0]]), 0.5)
    # An input that hardly varies isn't unimportant.
    yield Case(np.array([[1.0, 1.0]]), np.array([[5.0, 1.0], [5.0, -1.0]]), 0.5)
    # A dead input goes first, whatever its weights.
    yield Case(np.array([[1.0, 9.0], [2.0, -9.0]]), np.array([[1.0, 0.0]]), 0.5)
    yield Case(np.array([[1.0, 0.0, 9.0]]), np.array([[1.0, 9.0, 2.0]]), 1 / 3)
    # Every row loses as many, also a row of small weights.
    yield Case(np.array([[1.0, 2.0], [4.0, 8.0]]), np.ones((1, 2)), 0.5)
    yield Case(np.array([[1.0, 2.0], [8.0, 4.0]]), np.ones((3, 2)), 0.5)
    yield Case(np.array([[1.0], [2.0]]), np.ones((1, 1)), 0.5)
    yield Case(np.array([[1.0, 2.0, 4.0], [4.0, 2.0, 1.0], [2.0, 1.0, 4.0]]), np.eye(3), 1 / 3)
    yield Case(WEIGHTS, INPUTS, 1 / 3)
    # No sample: all scores are 0. No row, or no column: an empty mask.
    yield Case(np.array([[3.0, 1.0], [1.0, 2.0]]), np.zeros((0, 2)), 0.5)
    yield Case(np.array([[3.0, 1.0], [1.0, 2.0]]), np.zeros((2, 2)), 0.5)
    yield Case(np.zeros((0, 2)), np.ones((3, 2)), 0.5)
    yield Case(np.zeros((2, 0)), np.ones((3, 0)), 1.0)
    yield Case(np.zeros((0, 0)), np.zeros((0, 0)), 0.5)
    # Scores are ranked without a tolerance.
    yield Case(np.array([[1 + 2.0**-44, 1.0]]), np.ones((1, 2)), 0.5)
    yield Case(np.array([[1.0, 1.0]]), np.array([[1 + 2.0**-44, 1.0]]), 0.5)
    for share in (np.float64(0.5), np.float32(0.5), np.int64(1), np.int64(0), 1, 0):
        yield Case(np.array([[3.0, 1.0, 2.0, 4.0]]), np.ones((1, 4)), share)
    # The second call on the same arguments gives what the first did.
    yield Case(WEIGHTS, INPUTS, 2 / 3, repeat=2)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(36):
        rows, columns, samples = rng.integers(1, 8, size=3).tolist()
        X = inputs(rng, samples, columns)
        scores = np.array([distinct(rng, columns) for _ in range(rows)])
        yield Case(weights_for(rng, scores, X), X, int(rng.integers(columns + 1)) / columns)
    # Scores that are close to each other, of weights and inputs that are tiny or huge.
    scales = ((0, 0), (-30, 0), (30, 0), (0, -30), (0, 30), (-30, -30), (0, -80), (-160, 0))
    for first, second in scales:
        X = inputs(rng, 5, 24)
        W = weights_for(rng, np.array([close(rng, 24) for _ in range(3)]), X)
        yield Case(W * 2.0**first, X * 2.0**second, 0.5)


def large(rng: np.random.Generator) -> Iterator[Case]:
    X = inputs(rng, 80, 400)
    scores = np.array([close(rng, 400) for _ in range(110)])
    yield Case(weights_for(rng, scores, X), X, 0.5)
    X = inputs(rng, 1500, 8)
    yield Case(weights_for(rng, np.array([distinct(rng, 8) for _ in range(300)]), X), X, 0.5)


def chosen_ties() -> Iterator[Case]:
    ones = np.ones((1, 2))
    yield Case(np.array([[1.0, -1.0]]), ones, 0.5)
    yield Case(np.array([[-1.0, 1.0]]), ones, 0.5)
    yield Case(np.array([[0.0, -0.0]]), ones, 0.5)
    yield Case(np.array([[2.0, 1.0]]), np.array([[1.0, 2.0]]), 0.5)
    yield Case(np.ones((3, 2)), ones, 0.5)
    yield Case(np.array([[5.0, 9.0]]), np.zeros((1, 2)), 0.5)
    for W in exhaustive([(1, 4), (2, 2)], (-2.0, 0.0, 2.0)):
        yield Case(W, np.ones((1, W.shape[1])), 0.5)
    for W in exhaustive([(1, 3)], (-2.0, 1.0, 4.0)):
        yield Case(W, np.array([[2.0, 4.0, 1.0]]), 1 / 3)


def drawn_ties(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(2):
        for scores, k in tied(rng):
            flat = scores.ravel()
            yield Case(*_with_ties(rng, flat, 3 if flat.size < 300 else 1), k / flat.size)


def _with_ties(rng: np.random.Generator, flat: np.ndarray, rows: int) -> tuple[np.ndarray, ...]:
    """Rows with these scores in mixed orders; the norms are powers of 2, or 5 times one."""
    norms = 2.0 ** rng.integers(-2, 3, size=flat.size)
    X = np.array([[3.0], [4.0]]) * norms if rng.random() < 0.5 else np.array([[5.0], [0.0]]) * norms
    order = np.array([rng.permutation(flat) for _ in range(rows)])
    return signs(rng, order.shape) * order / norms, X


def large_ties(rng: np.random.Generator) -> Iterator[Case]:
    flat = np.repeat([0.0, 1.0, 2.0], [40, 100, 60])
    yield Case(*_with_ties(rng, flat, 50), 0.4)


def counts() -> Iterator[Case]:
    for share, n in HALVES:
        yield Case(np.arange(float(n), 0.0, -1.0)[None], np.ones((1, n)), share)
    # A float32 share isn't the decimal number: 5 of these are 0.50000001 and 3.4999999 entries.
    yield Case(np.arange(5.0, 0.0, -1.0)[None], np.ones((1, 5)), np.float32(0.1))
    yield Case(np.arange(5.0, 0.0, -1.0)[None], np.ones((1, 5)), np.float32(0.7))


def drawn_counts(rng: np.random.Generator) -> Iterator[Case]:
    for n in rng.integers(2, 40, size=20).tolist():
        X = inputs(rng, 3, n)
        W = weights_for(rng, np.array([distinct(rng, n) for _ in range(2)]), X)
        yield Case(W, X, float(rng.integers(1, 2 * n)) / (2 * n))


def in_all_layouts() -> Iterator[Case]:
    for W in layouts(WEIGHTS):
        for X in layouts(INPUTS):
            yield Case(W, X, 2 / 3)
    yield Case(WEIGHTS[::-1, ::-1], INPUTS[::-1, ::-1], 1 / 3)
    square = np.array([[1.0, 2.0, 3.0], [3.0, 1.0, 2.0], [2.0, 3.0, 1.0]])
    yield Case(square.T, np.array([[1.0, 4.0, 2.0], [0.0, 0.0, 1.5], [0.0, 3.0, 6.0]]).T, 1 / 3)


def in_all_dtypes() -> Iterator[Case]:
    f16, f32, f64 = np.float16, np.float32, np.float64
    for first in (f16, f32, f64):
        for second in (f16, f32, f64):
            for share in (1 / 3, np.float64(2 / 3)):
                yield Case(WEIGHTS.astype(first), INPUTS.astype(second), share)
        yield Case(np.zeros((0, 2), first), np.ones((1, 2)), 0.5)
    for kind in (np.int8, np.int64, np.uint8):
        yield Case(np.array([[3, 1, 4, 2]], kind), np.array([[1, 4, 1, 1]], kind), 0.5)
        yield Case(np.array([[np.iinfo(kind).min, 5, 1, 100]], kind), np.ones((1, 4)), 0.5)
    yield Case(np.array([[1, 1]]), np.array([[0.5, 0.25]]), 0.5)
    # Squares that the inputs' type can't hold: wrapped, infinite, or 0.
    yield Case(np.ones((1, 2)), np.array([[16, 15], [0, 1]], np.int8), 0.5)
    yield Case(np.ones((1, 3)), np.array([[400.0, 300.0, 350.0]], f16), 1 / 3)
    yield Case(np.ones((1, 3)), np.array([[2.0**-13, 2.0**-14, 1.0]], f16), 1 / 3)
    yield Case(np.ones((1, 3)), np.array([[2.0**-80, 2.0**-81, 1.0]], f32), 1 / 3)
    yield Case(np.ones((1, 2), f16), np.array([[2.0**70, 2.0**69]], f32), 0.5)
    # Many samples: 2049 ones have the norm 45.3, which float16 can't count.
    X = np.ones((2049, 2), f16)
    X[2048, 1] = 3.0
    yield Case(np.array([[1.0, 0.9995]], f32), X, 0.5)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([[60_000.0, 50_000.0]], f16), np.eye(2), 0.5)
    yield Case(np.array([[1.0, 1.0]]), np.array([[60_000.0, 50_000.0]], f16), 0.5)
    # Products that differ by less than a thousandth, or leave the weights' type.
    yield Case(np.array([[1.0, 1.0]], f16), np.array([[1 + 2.0**-13, 1.0]]), 0.5)
    yield Case(np.array([[2.0**-14, 2.0**-13]], f16), np.array([[2.0**-13, 2.0**-16]]), 0.5)
    yield Case(LONG[None], np.ones((1, 2)), 0.5)
    yield Case(np.ones((1, 2)), LONG[None], 0.5)
    yield Case(np.ones((1, 2)), np.array([[2**40, 2**20]]), 0.5)


def bad() -> Iterator[Case]:
    arrays = [
        (WEIGHTS, INPUTS),
        (np.zeros((0, 2)), np.ones((1, 2))),
        (np.zeros((2, 0)), np.ones((1, 0))),
        (np.ones((1, 2)), np.zeros((0, 2))),
        (np.array([[1, 2]]), np.array([[1, 2]])),
    ]
    yield from refused(arrays, BAD_SHARES)
    shapes = (
        ((2, 3), (4, 2)), ((2, 3), (3, 2)), ((3, 2), (2, 3)), ((2, 3), (1, 1)), ((2, 1), (4, 3)),
        ((2, 3), (3,)), ((3,), (2, 3)), ((3,), (3,)), ((2, 3), ()), ((), (2, 3)),
        ((2, 3), (5, 2, 3)), ((2, 2, 3), (5, 3)), ((2, 0), (4, 1)), ((0, 3), (4, 2)),
        ((2, 3), (0, 2)), ((2, 3), (4, 0)), ((2, 3, 1), (5, 3)), ((2, 3), (5, 3, 1)),
        ((2, 2), (5, 2, 2)), ((2, 2, 2), (5, 2)),
    )  # fmt: skip
    pairs = [(np.ones(first), np.ones(second)) for first, second in shapes]
    # At other shares nothing goes, everything, or less than one entry.
    shares = (0.5, 0.0, 1.0, 0.01)
    yield from refused(pairs, shares)
    for value in NOT_FINITE:
        for place in (0, 2):
            for kind in (np.float64, np.float32, np.float16):
                W, X = WEIGHTS.astype(kind), INPUTS.astype(kind)
                W.flat[place] = X.flat[place] = value
                yield from refused([(W, INPUTS), (WEIGHTS, X)], shares)
        # An infinity that meets a zero, or that no sample or no row meets.
        yield from refused([(np.zeros((1, 2)), np.array([[1.0, value]]))], shares)
        yield from refused([(np.array([[1.0, value]]), np.zeros((1, 2)))], shares)
        yield from refused([(np.array([[1.0, value]]), np.zeros((0, 2)))], shares)
        yield from refused([(np.zeros((0, 2)), np.array([[1.0, value]]))], shares)


VALUES = Table(FUNCTION, edges, drawn=drawn, large=large, keeps=steady)
TIES = Table(FUNCTION, chosen_ties, drawn=drawn_ties, large=large_ties, keeps=steady)
COUNTS = Table(FUNCTION, counts, drawn=drawn_counts, keeps=steady)
KINDS = Table(FUNCTION, lambda: [*in_all_layouts(), *in_all_dtypes()])
TWO_CALLS = Table(
    "one_after_another",
    [Case((np.array([[1.0, 3.0]]), np.eye(2), 0.5), (np.array([[4.0, 2.0]]), np.eye(2), 0.5))],
)
BAD = Table(FUNCTION, bad)


@points(3)
def check_ranking(candidate, reference):
    agree(candidate, reference, VALUES, **EXACT)
    agree(candidate, reference, TWO_CALLS)


def check_count(candidate, reference):
    agree(candidate, reference, COUNTS, **EXACT)


def check_ties(candidate, reference):
    agree(candidate, reference, TIES, **EXACT)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, **EXACT)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'np.argsort(scores, kind="stable")': "the last of two axes is axis 1",
    'W.dtype.kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
}
