"""Checks of ista_lasso. Answers are compared without an absolute tolerance, so that zeros are exact
and every scale counts: no step compares numbers nearer to each other than a relative 1e-6 (unless
both are exact), and no weight that stays is below a thousandth of the largest. Then any order of
summation, and any way to the largest singular value, gives a relative error far below 1e-8."""

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
    not_finite,
    points,
    refused,
)

INF, NAN = float("inf"), float("nan")
FEW = (1, 2, 3, 5)
SHARES = (0.05, 0.2, 0.5, 0.02)  # of the strength at which all weights are zero


def by_hand() -> Iterator[Case]:
    yield Case(np.array([[2.0]]), np.array([3.0]), 1.0, 1)
    yield Case(np.array([[2.0]]), np.array([-3.0]), 1.0, 1)
    yield Case(np.array([[2.0]]), np.array([3.0]), 1.0, 0)
    yield Case(np.array([[2.0]]), np.array([0.25]), 1.0, 1)
    yield Case(np.array([[0.5]]), np.array([3.0]), 0.25, 1)
    # Columns of lengths 2 and 1: the second one needs several steps.
    X = np.array([[2.0, 0.0], [0.0, 1.0]])
    for n_iter in (1, 2, 3):
        yield Case(X, np.array([3.0, 2.0]), 0.5, n_iter)
    yield Case(X, np.array([3.0, 2.0]), 0.0, 2)
    yield Case(X, np.array([-3.0, 0.25]), 0.5, 3)
    for lam, n_iter in ((1, 2), (np.float64(0.5), np.int64(2)), (np.float32(0.5), 1)):
        yield Case(X, np.array([3.0, 2.0]), lam, n_iter)
    # All weights stay at zero: on the bound itself, and beyond.
    for lam in (6.0, 7.0):
        yield Case(X, np.array([3.0, 2.0]), lam, 3)
    # The second call on the same arguments gives what the first did.
    yield Case(X, np.array([3.0, 2.0]), 0.5, 2, repeat=2)
    # The vector of ones is a singular vector, of the smaller value.
    for n_iter in (1, 2):
        yield Case(np.array([[2.0, -2.0], [1.0, 1.0]]), np.array([3.0, 1.0]), 0.5, n_iter)
    # More samples than features, correlated columns, a mean that isn't zero.
    X = np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [1.0, 2.0]])
    for n_iter in (1, 2, 3):
        yield Case(X, np.array([2.0, 3.0, -1.0, 4.0]), 0.5, n_iter)
    X = np.array([[2, 0], [0, 1]])
    yield Case(LONG * X, 3 * LONG, 0.5, 2)


def drawn_few(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(32):
        shape = (int(rng.integers(2, 12)), int(rng.integers(1, 7)))
        yield _problem(rng, shape, SHARES[n % 4], FEW[n // 4 % 4], scale=(1.0, 0.25, 4.0)[n % 3])
    for exponent in (-30, 30):
        yield _problem(rng, (7, 3), 0.1, 3, scale=2.0**exponent, target=2.0**exponent)
    yield _problem(rng, (3, 6), 0.2, 4)
    yield _problem(rng, (40, 17), 0.2, 2)


def many() -> Iterator[Case]:
    X = np.array([[2.0, 0.0], [0.0, 1.0]])
    yield Case(X, np.array([3.0, 2.0]), 0.5, 40)
    yield Case(X, np.array([-3.0, 0.25]), 0.5, 100)
    # Steps become small long before the end: the second weight gains 0.4 % of the way in a step.
    X = np.array([[1.0, 0.0], [0.0, 0.0625]])
    for target in (np.array([1.0, 2.0]), np.array([0.0, 2.0**-20]), np.array([0.0, 2.0**30])):
        for n_iter in (100, 1200):
            yield Case(X, target, float(target[1]) / 1024, n_iter)


def drawn_many(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(16):
        shape = (int(rng.integers(6, 14)), int(rng.integers(2, 6)))
        scale, target = (1.0, 0.25, 4.0)[n % 3], (1.0, 2.0**-30, 2.0**30)[n // 3 % 3]
        yield _problem(rng, shape, SHARES[n % 4], (30, 100, 300)[n % 3], scale, target)


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield _problem(rng, (3000, 40), 0.1, 20)


def _problem(
    rng: np.random.Generator,
    shape: tuple[int, int],
    share: float,
    n_iter: int,
    scale: float = 1.0,
    target: float = 1.0,
) -> Case:
    """Data with unequal columns whose mean isn't zero, and a strength relative to the largest."""
    while True:
        X = rng.normal(size=shape) + 0.5 * rng.normal(size=(shape[0], 1)) + 0.25
        X *= rng.choice([0.5, 1.0, 1.5], size=shape[1])
        y = X @ (rng.normal(size=shape[1]) * (rng.random(shape[1]) < 0.7)) + rng.normal(size=len(X))
        X, y = scale * X, target * y
        lam = share * float(np.abs(X.T @ y).max())
        if keeps(X, y, lam, n_iter):
            return Case(X, y, lam, n_iter)


def keeps(X: np.ndarray, y: np.ndarray, lam: float, n_iter: int) -> bool:
    """Whether rounding decides nothing and spoils no digit that is compared."""
    if X.ndim != 2 or y.shape != X.shape[:1] or not X.any() or lam == 0 or n_iter < 1:
        return False
    values = np.linalg.svd(X, compute_uv=False)
    if len(values) > 1 and values[1] > 0.9 * values[0]:  # for those who find it by iteration
        return False
    w, step = np.zeros(X.shape[1]), 1 / values[0] ** 2
    for _ in range(n_iter):
        v = w - step * (X.T @ (X @ w - y))
        size = np.abs(v)
        if (np.abs(size - step * lam) <= 1e-6 * np.maximum(size, step * lam)).any():
            return False
        w = np.sign(v) * np.maximum(size - step * lam, 0.0)
    sizes = np.abs(w[w != 0])
    return bool(sizes.size and sizes.min() >= 1e-3 * sizes.max())


def all_kinds() -> Iterator[Case]:
    X = np.array([[2, 1], [1, -1], [0, 3]])
    y = np.array([4, -1, 3])
    for first in (np.float64, np.float32, np.int64):
        for second in (np.float64, np.float32, np.int64):
            yield Case(X.astype(first), y.astype(second), 0.5, 2)
    for lam in (np.float64(0.5), 1):
        yield Case(X.astype(np.float32), y.astype(np.float32), lam, 2)
    yield Case(X, y + 0.5, 0.5, 2)  # targets that X's integers don't hold
    # Squares and sums that narrow integers don't hold.
    yield Case((40 * X).astype(np.int8), (30 * y).astype(np.int8), 2.5, 2)
    yield Case((60 * np.abs(X)).astype(np.uint8), (50 * np.abs(y)).astype(np.uint8), 2, 2)
    for data in layouts(X.astype(np.float64)):
        for targets in layouts(y.astype(np.float64)):
            yield Case(data, targets, 0.5, 3)
    yield Case(X.astype(np.float64)[::-1, ::-1], y.astype(np.float64)[::-1], 0.5, 3)
    yield Case(np.array([[1.0], [2.0]]), np.array([3.0, 1.0]), 0.5, 2)
    yield Case(np.array([[1.0, 2.0, -3.0]]), np.array([3.0]), 0.5, 2)
    for n_iter in (1, 3):
        for shape in ((2, 3), (1, 1), (0, 3), (0, 0), (3, 0)):  # no step size, samples or features
            yield Case(np.zeros(shape), np.ones(shape[0]), 0.5, n_iter)
        yield Case(np.zeros((2, 3), np.float32), np.ones(2), 0.5, n_iter)
        yield Case(np.zeros((2, 3), np.int32), np.ones(2), 0.5, n_iter)
        yield Case(np.zeros((0, 2), np.float32), np.zeros(0), 0.5, n_iter)
        yield Case(X.astype(np.float32), y.astype(np.float64), 0.5, n_iter)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.zeros((2, 3)), np.array([1e308, 1e308]), 0.5, 2)
    # A column of zeros keeps its weight at zero.
    yield Case(np.array([[1.0, 0.0], [2.0, 0.0]]), np.array([3.0, 1.0]), 0.5, 2)


def kinds_drawn(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(4):  # exact in float32 up to the step size
        X, y = dyadic(rng, (5, 2), top=16), dyadic(rng, (5,), top=32)
        if keeps(X, y, 0.25, 2):
            yield Case(X.astype(np.float32), y.astype(np.float32), 0.25, 2)


def bad() -> Iterator[Case]:
    X, y = np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([1.0, -1.0])
    zeros, none = np.zeros((2, 2)), np.zeros((0, 2))
    shapes = [
        (X, np.ones(1)),
        (X, np.ones(3)),
        (X, np.ones((2, 1))),
        (X, np.ones((1, 2))),
        (X, np.array(1.0)),
        (np.ones((1, 1)), np.ones((1, 1))),
        (np.ones((2, 3)), np.ones(3)),
        (np.ones(2), y),
        (np.ones((2, 2, 1)), y),
        (np.zeros((2, 2, 2)), y),
        (np.array(1.0), np.array(1.0)),
        (zeros, np.ones(3)),
        (none, np.ones(1)),
        (np.ones((1, 2)), np.zeros(0)),
    ]
    entries = list(not_finite(X, y))
    for other in (zeros, np.zeros((2, 0))):  # of data that need no step
        entries += [(other, np.array([1.0, value])) for value in NOT_FINITE]
    yield from refused([*shapes, *entries], (0.5,), (2, 0))
    strengths = (-0.5, -1e-9, -1, INF, -INF, NAN, np.float64(NAN))
    arrays = [(X, y), (zeros, y), (none, np.zeros(0))]
    yield from refused(arrays, strengths, (2, 0))
    yield from refused(arrays, (0.5, 0.0), (-1, -3, np.int64(-1)))
    narrow = not_finite(X.astype(np.float32), y.astype(np.float32))
    yield from refused(narrow, (0.5,), (2, 0))


STEPS = Table("ista_lasso", by_hand, drawn=drawn_few, large=large, keeps=keeps)
MANY = Table("ista_lasso", many, drawn=drawn_many, keeps=keeps)
KINDS = Table("ista_lasso", all_kinds, drawn=kinds_drawn, keeps=keeps)
TWO_CALLS = Table(
    "one_after_another",
    [
        Case((np.eye(2), np.array([3.0, 2.0]), 0.5, 1), (np.eye(2), np.array([-3.0, 4.0]), 0.5, 1)),
        # The same numbers in another shape.
        Case(
            (np.array([[1.0, 2.0, 3.0], [0.0, 4.0, 1.0]]), np.array([3.0, 2.0]), 0.5, 2),
            (np.array([[1.0, 2.0], [3.0, 0.0], [4.0, 1.0]]), np.array([3.0, 2.0, 1.0]), 0.5, 2),
        ),
    ],
)
BAD = Table("ista_lasso", bad)


@points(3)
def check_steps(candidate, reference):
    agree(candidate, reference, STEPS, rtol=1e-8, atol=0.0)
    agree(candidate, reference, TWO_CALLS)


def check_many_steps(candidate, reference):
    agree(candidate, reference, MANY, rtol=1e-8, atol=0.0)


def check_shapes_and_dtypes(candidate, reference):
    # Two or three steps in float32 err by a few 1e-7, relative to the largest weight.
    agree(candidate, reference, KINDS, rtol=1e-4, atol=0.0)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    "if not 0.0 <= lam != math.inf:  # false for NaN too": (
        "no number is greater than infinity, and NaN has failed the first comparison"
    ),
    'X.dtype.kind <= "f" else': "the kinds of integers come after f",
    "-> A = X": (
        "a product with float64 weights is float64, and the norm of integers too; float32 data may"
        " be calculated with in float32"
    ),
    "np.maximum(0.0, np.abs(v) - step * lam)": "the larger of two is the same in either order",
}
