"""Checks of sparsegpt_prune. The damped Hessians have a condition number of at most 1e4, so that
any way to invert them in float64 agrees to some 1e-11; answers are compared to within 1e-9 of the
largest weight. At every cut the two scores next to it differ by a relative 1e-6, or they tie
exactly: then the Hessian is diagonal and made of powers of 4, so that the factor is exact."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.kit import (
    BAD_SHARES,
    HALVES,
    LONG,
    NOT_FINITE,
    Case,
    Table,
    agree,
    layouts,
    not_finite,
    points,
    refused,
    signs,
    tied,
)

FUNCTION = "sparsegpt_prune"
# The Hessian is [[1, 0.5], [0.5, 1]].
INPUTS = np.array([[2.0, 1.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]])
WEIGHTS = np.array([[2.0, 3.0], [4.0, 1.0]])


def hessian(X: np.ndarray, percdamp: float) -> tuple[np.ndarray, np.ndarray]:
    """The damped Hessian, and which inputs are dead."""
    x = X.astype(np.float64)
    H = x.T @ x / len(x)
    dead = np.diag(H) == 0
    H[dead, dead] = 1.0
    return H + percdamp * np.diag(H).mean() * np.eye(len(H)), dead


def cuts(
    W: np.ndarray,
    X: np.ndarray,
    sparsity: float,
    blocksize: int = 128,
    percdamp: float = 0.01,
    nm: tuple[int, int] | None = None,
) -> Iterator[tuple[np.ndarray, int, np.ndarray]]:
    """For every ranking: its scores, how many of them go, and the weights; one inverse a column."""
    H, dead = hessian(X, percdamp)
    w, d = np.where(dead, 0.0, W.astype(np.float64)), len(H)
    inverses = [np.linalg.inv(H[i:, i:]) for i in range(d)]
    pivots = np.array([inverse[0, 0] for inverse in inverses])
    gone = np.zeros(w.shape, dtype=bool)
    for i in range(d):
        width = min(blocksize, d - i) if nm is None else nm[1]
        if i % (blocksize if nm is None else width) == 0:
            part = slice(i, i + width)
            scores = w[:, part] ** 2 / pivots[part]
            for rows in [slice(None)] if nm is None else range(len(w)):
                size = scores[rows].size
                k = round(float(sparsity) * size) if nm is None else width - nm[0]
                yield scores[rows].ravel(), k, w[rows, part][..., ~dead[part]]
                gone[rows, part].flat[np.argsort(scores[rows].ravel(), kind="stable")[:k]] = True
        step = np.where(gone[:, i], w[:, i], 0.0) / pivots[i]
        w[:, i:] -= np.outer(step, inverses[i][0])
        w[gone[:, i], i] = 0.0


def steady(W: np.ndarray, X: np.ndarray, sparsity: float, *more: Any) -> bool:
    """Whether there is a weight, and no rounding can decide what goes."""
    if W.size == 0:
        return False
    H, _ = hessian(X, *more[1:2] or (0.01,))
    if np.linalg.cond(H) > 1e4:
        return False
    roots = np.sqrt(np.diag(H))
    exact = (np.diag(np.diag(H)) == H).all() and (np.frexp(roots)[0] == 0.5).all()
    exact = exact and (np.round(W * 8) == W * 8).all()
    for scores, k, live in cuts(W, X, sparsity, *more):
        below, above = np.sort(scores)[[k - 1, k]] if 0 < k < scores.size else (0.0, 1.0)
        zeros = below == above == 0 and (live != 0).all()  # of dead inputs alone
        if not (exact or zeros or above - below > 1e-6 * above):
            return False
    return True


def units(answer: Any, W: np.ndarray, *_: Any) -> Any:
    """The answer in units of the largest weight."""
    return np.asarray(answer) / (float(np.abs(W.astype(np.float64)).max()) or 1.0)


def zeros(answer: Any, *_: Any) -> np.ndarray:
    """Which entries are 0 exactly."""
    return np.asarray(answer) == 0


def inputs(rng: np.random.Generator, samples: int, columns: int) -> np.ndarray:
    """Correlated inputs whose columns have sizes from 1/2 to 2."""
    X = rng.normal(size=(samples, columns)) + 0.7 * rng.normal(size=(samples, 1))
    return X * 2.0 ** rng.uniform(-1, 1, size=columns)


def unit_inputs(samples: int, columns: int, powers: np.ndarray | int = 0) -> np.ndarray:
    """Inputs with a diagonal Hessian of 4**powers; the number of samples is a power of 4."""
    return np.sqrt(float(samples)) * np.eye(samples)[:, :columns] * 2.0**powers


def edges() -> Iterator[Case]:
    one = np.ones((1, 1))
    yield Case(one, one, 1.0)
    yield Case(one, one, 0.0)
    # Independent inputs of one size: magnitude pruning without an update.
    yield Case(np.array([[3.0, 1.0]]), unit_inputs(4, 2), 0.5)
    yield Case(np.array([[1.0, 3.0]]), unit_inputs(4, 2), 0.5)
    # The score is the smaller weight's where its input is large.
    yield Case(np.array([[3.0, 2.0]]), unit_inputs(4, 2, np.array([0, 1])), 0.5)
    # The first column goes and the second makes up for it; the last one has no later column.
    yield Case(np.array([[2.0, 3.0]]), INPUTS, 0.5, 2, 0.0)
    yield Case(np.array([[4.0, 1.0]]), INPUTS, 0.5, 2, 0.0)
    yield Case(WEIGHTS, INPUTS, 0.5, 2, 0.0)
    yield Case(WEIGHTS, INPUTS, 0.5)
    # In blocks of one column each column loses its share, and the update changes the next choice.
    yield Case(np.array([[2.0, 3.0], [4.0, 3.5]]), INPUTS, 0.5, 1, 0.0)
    yield Case(np.array([[2.0, -3.0], [4.0, 2.5]]), INPUTS, 0.5, 1, 0.0)
    # A row of small weights loses more than the other: rows of a block are ranked together.
    yield Case(np.array([[1.0, 2.0], [8.0, 16.0]]), unit_inputs(4, 2), 0.5)
    yield Case(np.array([[1.0, 8.0], [2.0, 16.0]]), unit_inputs(4, 2), 0.5)
    # Dead inputs: their weights are 0 whatever the share, and count among the pruned.
    dead = np.array([[1.0, 0.0], [1.0, 0.0]])
    for share in (0.0, 0.5, 1.0):
        yield Case(np.array([[2.0, 9.0]]), dead, share)
    yield Case(np.array([[2.0, 3.0]]), np.zeros((2, 2)), 0.5)
    three = np.array([[2.0, 0.0, 1.0], [0.0, 0.0, 1.0], [0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
    yield Case(np.array([[2.0, 9.0, 3.0]]), three, 2 / 3)
    yield Case(np.array([[2.0, 9.0, 3.0]]), 4.0 * three, 2 / 3, 3, 0.5)
    # A share of 0 changes nothing else; with a share of 1 nothing is left.
    yield Case(WEIGHTS, INPUTS, 0.0)
    yield Case(WEIGHTS, INPUTS, 1.0, 1)
    # More inputs than samples: damping makes the Hessian invertible.
    yield Case(np.array([[1.0, 3.0]]), np.array([[1.0, 1.0]]), 0.5)
    for share in (np.float64(0.5), np.float32(0.5)):
        yield Case(WEIGHTS, INPUTS, share, np.int64(2), np.float64(0.25))


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(40):
        rows, columns = rng.integers(1, 6).item(), rng.integers(2, 8).item()
        samples = columns + int(rng.integers(4, 20)) if n % 4 else int(rng.integers(1, columns))
        X, W = inputs(rng, samples, columns), rng.normal(size=(rows, columns))
        if n % 5 == 4:
            X[:, rng.integers(columns)] = 0.0
        blocksize = (1, 2, 3, columns, 128)[n % 5]
        damping = (0.01, 0.1, 1.0)[n % 3]
        share = int(rng.integers(1, rows * blocksize + 1)) / (rows * blocksize)
        yield from _if_steady(W, X, min(share, 0.8), blocksize, damping)
    for first, second in ((-30, 0), (30, 0), (0, -30), (0, 30)):
        W, X = rng.normal(size=(3, 6)) * 2.0**first, inputs(rng, 20, 6) * 2.0**second
        yield from _if_steady(W, X, 0.5, 2)


def _if_steady(*args: Any) -> Iterator[Case]:
    if steady(*args):
        yield Case(*args)


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(rng.normal(size=(48, 72)), inputs(rng, 900, 72), 0.5, 32)
    yield Case(rng.normal(size=(3, 140)), inputs(rng, 300, 140), 0.6)  # a block of 128, and 12


def drawn_zeros(rng: np.random.Generator) -> Iterator[Case]:
    for blocksize in (2, 3, 8, 128):
        for share in (0.5, 0.75):
            W, X = rng.normal(size=(4, 8)), inputs(rng, 30, 8)
            yield from _if_steady(W, X, share, blocksize)


def chosen_ties() -> Iterator[Case]:
    two = unit_inputs(4, 2)
    yield Case(np.array([[1.0, -1.0]]), two, 0.5, 2, 0.0)
    yield Case(np.array([[-1.0], [1.0]]), np.ones((1, 1)), 0.5, 1, 0.0)
    # C order in the block: the first row goes before the second one's first entry.
    yield Case(np.array([[1.0, 1.0], [1.0, 1.0]]), two, 0.5, 2, 0.0)
    yield Case(np.array([[2.0, 1.0], [2.0, 1.0]]), unit_inputs(4, 2, np.array([0, 1])), 0.5, 2, 0.0)
    yield Case(np.ones((2, 4)), unit_inputs(4, 4), 0.5, 2, 3.0)
    yield Case(np.zeros((2, 2)), two, 0.5, 2, 0.0)
    for share, n in HALVES:
        if n <= 16:
            yield Case(np.arange(float(n), 0.0, -1.0)[None], unit_inputs(16, n), share, 128, 0.0)
        yield Case(np.arange(float(n), 0.0, -1.0)[:, None], np.ones((1, 1)), share, 4, 0.0)
    # Scores are ranked without a tolerance.
    yield Case(np.array([[1 + 2.0**-44, 1.0]]), two, 0.5, 2, 0.0)
    yield Case(np.array([[1.0], [1 + 2.0**-44]]), np.ones((1, 1)), 0.5, 1, 0.0)
    # The last block has fewer entries than the others.
    yield Case(np.arange(5.0, 0.0, -1.0)[None], unit_inputs(16, 5), 0.5, 2, 0.0)
    yield Case(np.arange(7.0, 0.0, -1.0)[None], unit_inputs(16, 7), 0.5, 4, 0.0)
    # A float32 share isn't the decimal number: 5 of these are 0.50000001 and 3.4999999 entries.
    for share in (np.float32(0.1), np.float32(0.7)):
        yield Case(np.arange(5.0, 0.0, -1.0)[None], unit_inputs(16, 5), share, 8, 0.0)


def drawn_ties(rng: np.random.Generator) -> Iterator[Case]:
    for scores, k in tied(rng):
        flat = scores.ravel()
        columns = max(c for c in range(1, 65) if flat.size % c == 0)
        powers = rng.integers(-2, 3, size=columns)
        W = signs(rng, (flat.size // columns, columns)) * flat.reshape(-1, columns) / 2.0**powers
        yield Case(W, unit_inputs(64, columns, powers), k / flat.size, 64, 0.0)


def of_groups() -> Iterator[Case]:
    four = unit_inputs(4, 4)
    row = np.array([[4.0, 1.0, 3.0, 2.0]])
    yield Case(row, four, 0.5, 4, 0.0, (2, 4))
    yield Case(row, four, 0.0, 4, 0.0, (1, 4))
    yield Case(row, four, 1.0, 4, 0.0, (3, 4))
    yield Case(row, four, 0.5, 4, 0.0, (4, 4))
    yield Case(row, four, 0.5, 4, 0.0, (1, 1))
    yield Case(row, four, 0.5, 2, 0.0, (1, 2))
    yield Case(row, four, 0.25, 128, 0.0, (1, 2))
    # Groups are parts of a row, each ranked by itself.
    yield Case(np.array([[1.0, 2.0], [8.0, 4.0]]), unit_inputs(4, 2), 0.5, 2, 0.0, (1, 2))
    yield Case(np.array([[1.0, 2.0, 8.0, 4.0]]), four, 0.5, 4, 0.0, (1, 2))
    yield Case(np.array([[3.0, 2.0]]), unit_inputs(4, 2, np.array([0, 1])), 0.5, 2, 0.0, (1, 2))
    # Dead inputs: their weights are 0 however many are kept, and count among the pruned.
    dead = np.array([[2.0, 0.0], [0.0, 0.0]])
    for nm in ((1, 1), (2, 2), (1, 2)):
        yield Case(np.array([[2.0, 9.0]]), dead, 0.5, 2, 0.01, nm)
        yield Case(np.array([[9.0, 2.0]]), dead[:, ::-1], 0.0, 2, 0.01, nm)
    yield Case(np.array([[9.0, 2.0, 1.0, 4.0]]), four * [0.0, 1.0, 1.0, 1.0], 0.5, 4, 0.01, (2, 4))
    # Ties: the lowest column goes first.
    yield Case(np.ones((2, 4)), four, 0.5, 4, 0.0, (2, 4))
    yield Case(np.array([[1 + 2.0**-44, 1.0]]), unit_inputs(4, 2), 0.5, 2, 0.0, (1, 2))
    yield Case(np.array([[2.0, -1.0, 1.0, 1.0]]), four, 0.5, 4, 0.0, (2, 4))
    yield Case(np.array([[2.0, 3.0]]), INPUTS, 0.5, 2, 0.0, (1, 2))
    # The first group's update makes the third weight larger than the fourth.
    chained = np.array([[2.0, 0.0, 1.0, 0.0], [0, 2, 1, 0], [0, 0, 1, 0], [0, 0, 1, 2]])
    for blocksize in (2, 4):
        yield Case(np.array([[2.0, 3.0, 1.0, 1.5]]), chained, 0.5, blocksize, 0.01, (1, 2))


def drawn_groups(rng: np.random.Generator) -> Iterator[Case]:
    for n, m, columns, blocksize in (
        (1, 2, 4, 2), (1, 2, 4, 4), (2, 4, 8, 4), (2, 4, 8, 8), (2, 4, 8, 128), (1, 4, 8, 8),
        (3, 4, 8, 8), (1, 3, 6, 6), (2, 3, 9, 3), (4, 8, 8, 16), (1, 2, 6, 4),
    ):  # fmt: skip
        for rows in (1, 4):
            W, X = rng.normal(size=(rows, columns)), inputs(rng, columns + 12, columns)
            yield from _if_steady(W, X, 0.3, blocksize, 0.01, (n, m))
    for n in (7, 13):  # ties in groups of 20
        W = signs(rng, (3, 40)) * rng.choice([1.0, 2.0], size=(3, 40))
        yield Case(W, unit_inputs(64, 40), 0.5, 40, 0.0, (n, 20))


def in_all_layouts() -> Iterator[Case]:
    X = np.array([[2.0, 1.0, 0.5], [0.0, 1.0, -1.0], [1.0, 0.0, 1.0], [0.0, 1.0, 2.0]])
    W = np.array([[2.0, 3.0, -1.0], [4.0, 1.0, 2.0]])
    for a in layouts(W):
        for b in layouts(X):
            yield Case(a, b, 0.5, 2)
    yield Case(W[::-1, ::-1], X[::-1, ::-1], 0.5)


def in_all_dtypes() -> Iterator[Case]:
    X = np.array([[2.0, 1.0, 0.5], [0.0, 1.0, -1.0], [1.0, 0.0, 1.0], [0.0, 1.0, 2.0]])
    W = np.array([[2.0, 3.0, -1.0], [4.0, 1.0, 2.0]])
    for first in (np.float16, np.float32, np.float64):
        for second in (np.float16, np.float32, np.float64):
            yield Case(W.astype(first), X.astype(second), 0.5, 2)
        yield Case(W.astype(first), X, 0.0)
    for kind in (np.int64, np.int8):
        yield Case(W.astype(kind), (2 * X).astype(kind), 0.5, 3)
    yield Case(np.array([[100, -128], [3, 1]], np.int8), np.array([[16, 8], [0, 9]], np.int8), 0.5)
    yield Case(np.array([[1.0, 3.0]]), np.array([[300.0, 300.0], [0.0, 500.0]], np.float16), 0.5)
    small = np.array([[2.0**-13, 2.0**-13], [0.0, 2.0**-12]], np.float16)
    yield Case(np.array([[1.0, 3.0]]), small, 0.5)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([[60_000.0, 50_000.0]], np.float16), np.eye(2), 0.5)
    yield Case(np.array([[1.0, 3.0]]), np.diag([60_000.0, 50_000.0]).astype(np.float16), 0.5)
    # Nearly equal inputs: what float32 rounds away of the Hessian counts a thousandfold later.
    part = 2.0**-5 + 2.0**-17
    near = np.array([[1.0, 1 + part], [1.0, 1 - part]], np.float32)
    yield Case(np.array([[1.0, 3.0]], np.float32), near, 0.5, 2, 0.0)
    yield Case(LONG[None], np.array([[2, 1], [0, 1]]), 0.5)
    yield Case(np.array([[3, 5]]), np.array([[2, 1], [0, 1]]) * LONG, 0.5)


def bad() -> Iterator[Case]:
    W, X = WEIGHTS, INPUTS
    yield from refused([(W, X, share) for share in BAD_SHARES])
    yield from refused([(W, X, share, 2, 0.01, (1, 2)) for share in BAD_SHARES])
    # At other shares nothing goes, or everything.
    shares = (0.5, 0.0, 1.0)
    shapes = (
        ((2, 3), (4, 2)), ((3, 2), (2, 3)), ((2, 3), (1, 1)), ((2, 1), (4, 3)), ((2, 2), (2,)),
        ((2,), (4, 2)), ((2, 2, 2), (4, 2)), ((2, 2), (1, 4, 2)), ((2, 2), (4, 2, 1)), ((2, 2), ()),
        ((1, 1, 1), (1, 1)), ((1, 1), (1, 1, 1)), ((1, 1, 1), (1, 1, 1)), ((2,), (2,)),
    )  # fmt: skip
    yield from refused([(np.ones(first), np.ones(second)) for first, second in shapes], shares)
    yield from refused([(W, np.zeros((0, 2)))], shares)
    yield from refused([(W, X, 0.5, size) for size in (0, -1, np.int64(0))])
    yield from refused([(W, X, 0.0, 0), (W, X, 1.0, -2)])
    yield from refused([(W, X, 0.5, 2, damp) for damp in (-0.01, -1e-15, -1.0, *NOT_FINITE)])
    yield from refused([(W, X, 0.0, 2, -0.01), (W, X, 0.0, 2, float("nan"))])
    groups = ((0, 2), (3, 2), (-1, 2), (1, 3), (1, 4), (0, 0), (2, 1), (1, -2))
    yield from refused([(W, X, 0.5, 12, 0.01, group) for group in groups])
    yield from refused([(W, X, 0.5, size, 0.01, (1, 2)) for size in (1, 3, 0)])
    # Singular without damping: one sample for two inputs, two equal inputs, a multiple.
    for rows in ([[1, 1]], [[1, 2]], [[1, 1], [1, 1]], [[2, 4], [2, 4]]):
        singular = np.array(rows, float)
        yield from refused([(W, singular, share, 2, 0.0) for share in shares])
    # With groups too, also where they keep everything.
    for nm in ((1, 2), (2, 2), (1, 1)):
        yield from refused([(W, np.array([[1.0, 1.0]]), 0.5, 2, 0.0, nm)])
        yield from refused([(W, X, share, 2, 0.01, nm) for share in (-0.1, 1.1, float("nan"))])
        yield from refused([(W, X, 0.5, 2, damp, nm) for damp in (-0.01, float("nan"))])
        for value in NOT_FINITE:
            row = np.array([[1.0, value]])
            yield from refused([(row, X, 0.5, 2, 0.01, nm), (W, row, 0.5, 2, 0.01, nm)])
        yield from refused([(W, np.zeros((0, 2)), 0.5, 2, 0.01, nm)])
    # Of widths that no other case has: who adds up the samples of all calls refuses these alone.
    for n in (11, 12, 14, 15, 16, 19):
        one = np.ones((1, n))
        yield from refused([(one, one, share, n, 0.0) for share in (0.5, 0.0, 1.0)])
    for value in NOT_FINITE:
        for place in (0, 3):
            first, second = W.copy(), X.copy()
            first.flat[place] = second.flat[place] = value
            yield from refused([(first, X), (W, second)], shares)
        yield from refused([(W, np.array([[1.0, value], [0.0, 0.0]]))], shares)
        # Where the input is dead, the weight would go.
        yield from refused([(np.array([[1.0, value]]), np.array([[1.0, 0.0]]))], shares)
    for kind in (np.float32, np.float16):
        yield from refused(not_finite(W.astype(kind), X.astype(kind)), shares)


VALUES = Table(FUNCTION, edges, drawn=drawn, large=large, keeps=steady)
AGAIN = Table(FUNCTION, [Case(WEIGHTS, INPUTS, 0.5, 1, repeat=2)])
BY_NAME = Table("with_names", [Case(WEIGHTS, INPUTS, 0.5, 2, 0.0, (1, 2))])
ZEROS = Table(FUNCTION, drawn=drawn_zeros, keeps=steady)
TIES = Table(FUNCTION, chosen_ties, drawn=drawn_ties, keeps=steady)
GROUPS = Table(FUNCTION, of_groups, drawn=drawn_groups, keeps=steady)
KINDS = Table(FUNCTION, lambda: [*in_all_layouts(), *in_all_dtypes()])
TWO_CALLS = Table(
    "one_after_another",
    [Case((np.array([[1.0, 3.0]]), np.eye(2), 0.5), (np.array([[4.0, 2.0]]), np.eye(2), 0.5))],
)
BAD = Table(FUNCTION, bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, view=units, atol=1e-9)
    agree(candidate, reference, AGAIN)  # the second call gives what the first did
    agree(candidate, reference, BY_NAME, view=units, atol=1e-9)
    agree(candidate, reference, TWO_CALLS)


def check_exact_zeros(candidate, reference):
    agree(candidate, reference, ZEROS, view=zeros)


def check_counts_and_ties(candidate, reference):
    agree(candidate, reference, TIES, view=units, atol=1e-9)


def check_n_of_m(candidate, reference):
    agree(candidate, reference, GROUPS, view=units, atol=1e-9)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, view=units, atol=1e-9)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


HIDDEN = (
    "inv or cholesky raise LinAlgError, which is a ValueError; of a singular H that rounding hides"
    " from both the task asks nothing"
)
REFUSED_ANYWAY = "H is then NaN or infinite, which matrix_rank refuses: LinAlgError, or a rank of 0"
EQUIVALENT = {
    'W.dtype.kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
    "np.diag(H) <= 0.0": "a sum of squares is not negative",
    "i % nm[1] <= 0": "a remainder of a positive number is not negative",
    'np.argsort(scores, kind="stable")': "the last of two axes is axis 1",
    "W.ndim < 2": "where X has more than two axes too, the product or np.diag raises ValueError",
    "_validate(X, W,": "the rules are the same for both; without samples H is NaN and refused",
    "if not len(X): -> if False:": REFUSED_ANYWAY,
    'raise ValueError("there are no samples") -> pass': REFUSED_ANYWAY,
    "np.isfinite(X).any()": REFUSED_ANYWAY,
    "if not (((np.isfinite(W).all()))):": REFUSED_ANYWAY,
    "blocksize < 0": "range raises ValueError for a step of 0",
    "0.0 <= percdamp != math.inf": "no number is greater than infinity, and NaN fails before",
    "0.0 <= percdamp <= math.inf": REFUSED_ANYWAY,
    "0.0 <= percdamp is not math.inf": REFUSED_ANYWAY,
    "if not 0.0 <= percdamp:": REFUSED_ANYWAY,
    "matrix_rank(H) != len(H)": "a rank is never larger than the number of rows",
    "matrix_rank(H) > len(H)": HIDDEN,
    "matrix_rank(H) is len(H)": HIDDEN,
    "if np.linalg.matrix_rank(H) < len(H): -> if False:": HIDDEN,
    'more damping are needed") -> pass': HIDDEN,
    "np.linalg.inv(H)).T if np.linalg.matrix_rank(H)": HIDDEN,
    "np.linalg.pinv(H)": "H has full rank here, and a condition number of at most 1e4",
}
