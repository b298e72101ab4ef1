"""Checks of obs_prune_one. Drawn inverse Hessians are positive definite with a condition number of
at most 1e4, so that inverting them on the way, in float64, loses at most six of sixteen digits.
Answers are compared in units of the numbers that they are made of: the saliency relatively, the
weights as multiples of the largest that occurs in the update."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.kit import (
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
)

FUNCTION = "obs_prune_one"
HESSIANS = (np.array([[2.0, -1.0], [-1.0, 2.0]]), np.array([[1.0, 2.0], [2.0, 8.0]]))


def positive(rng: np.random.Generator, d: int, decades: float = 3.0) -> np.ndarray:
    """A symmetric positive definite matrix, condition number 10 ** decades at most."""
    basis = np.linalg.qr(rng.normal(size=(d, d)))[0]
    matrix = (basis * 10.0 ** rng.uniform(-decades / 2, decades / 2, size=d)) @ basis.T
    return (matrix + matrix.T) / 2.0


def well_posed(w: np.ndarray, H_inv: np.ndarray, q: int) -> bool:
    """Whether a smaller failing input is the inverse of a Hessian, far from singular."""
    matrix = H_inv.astype(np.float64)
    return (
        bool((matrix == matrix.T).all())
        and np.linalg.eigvalsh(matrix)[0] > 0
        and np.linalg.cond(matrix) <= 1e4
    )


def is_pair(answer: Any, w: np.ndarray) -> bool:
    """Whether an answer has the form that the views below take apart."""
    return isinstance(answer, tuple) and [np.shape(part) for part in answer] == [(), w.shape]


def units(answer: Any, w: np.ndarray, H_inv: np.ndarray, q: int) -> Any:
    """The saliency over the right one, and the weights over the largest number in their sums."""
    if not is_pair(answer, w):
        return answer
    saliency, new = answer
    w_q, column = float(w[q]), H_inv[:, q].astype(np.float64) / float(H_inv[q, q])
    size = max(np.abs(w.astype(np.float64)).max(), np.abs(w_q * column).max())
    return [
        saliency / (w_q**2 / (2.0 * float(H_inv[q, q])) or 1.0),
        new / (float(size) or 1.0),
    ]


def removed(answer: Any, w: np.ndarray, H_inv: np.ndarray, q: int) -> Any:
    """The entry that must be 0."""
    return float(answer[1][q]) if is_pair(answer, w) else answer


def edges() -> Iterator[Case]:
    two, four = HESSIANS
    yield Case(np.array([1.0]), np.array([[1.0]]), 0)
    yield Case(np.array([3.0]), np.array([[2.0]]), 0)
    yield Case(np.array([1.0, 1.0]), np.eye(2), 0)  # nothing to compensate
    yield Case(np.array([1.0, 1.0]), two, 0)
    yield Case(np.array([1.0, 1.0]), two, 1)
    yield Case(np.array([3.0, 1.0]), four, 0)
    yield Case(np.array([-3.0, 1.0]), four, 1)
    yield Case(np.array([0.0, 5.0]), four, 0)  # a weight that is 0 costs nothing
    yield Case(np.array([4.0, -0.0]), four, 1)
    yield Case(np.array([2.0, 0.0]), two, 0)  # a weight that was 0 doesn't stay 0
    three = np.array([[4.0, 2.0, -1.0], [2.0, 8.0, 0.5], [-1.0, 0.5, 2.0]])
    for q in range(3):
        yield Case(np.array([2.0, -4.0, 1.0]), three, q)
    yield Case(np.array([2.0, -4.0, 1.0]), three, np.int64(1))


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(40):
        d = int(rng.integers(2, 9))
        w = signs(rng, (d,)) * rng.uniform(0.2, 3.0, d)
        yield Case(w, positive(rng, d), int(rng.integers(d)))
    for exponent in (-60, -30, 30, 60):
        w, matrix = signs(rng, (4,)) * rng.uniform(0.2, 3.0, 4), positive(rng, 4)
        for q in range(4):
            yield Case(w * 2.0**exponent, matrix, q)
            yield Case(w, matrix * 2.0**exponent, q)


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(rng.normal(size=400), positive(rng, 400), 311)
    yield Case(rng.normal(size=60), positive(rng, 60), 7)


def rounding(rng: np.random.Generator) -> Iterator[Case]:
    """Neither w - (w / a) * a nor w - (w * a) / a is 0 in float64."""
    while True:
        matrix = positive(rng, 3, 2.0)
        w, a = rng.uniform(0.2, 3.0, 3), matrix[1, 1]
        if w[1] / a * a != w[1] != w[1] * a / a:
            yield Case(w, matrix, 1)
            return


def drawn_rounding(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(6):
        yield from rounding(rng)


def in_all_layouts() -> Iterator[Case]:
    w = np.array([2.0, -4.0, 1.0])
    matrix = np.array([[4.0, 2.0, -1.0], [2.0, 8.0, 0.5], [-1.0, 0.5, 2.0]])
    for a in layouts(w):
        for b in layouts(matrix):
            yield Case(a, b, 1)
    yield Case(w[::-1], matrix[::-1, ::-1], 0)


def in_all_dtypes() -> Iterator[Case]:
    w = np.array([2.0, -4.0, 1.0])
    matrix = np.array([[4.0, 2.0, -1.0], [2.0, 8.0, 0.5], [-1.0, 0.5, 2.0]])
    f16, f32, f64 = np.float16, np.float32, np.float64
    for first in (f32, f16, f64):
        for second in (f16, f32, f64):
            yield Case(w.astype(first), matrix.astype(second), 2)
    yield Case(np.array([1, 2, -3]), matrix, 0)
    yield Case(np.array([1, 3]), np.array([[2, 1], [1, 4]]), 1)
    yield Case(np.array([100, -100], np.int8), np.array([[2, -1], [-1, 2]], np.int8), 0)
    yield Case(np.array([200, 3], np.uint8), np.array([[2, 1], [1, 2]], np.uint8), 0)
    # The square leaves the type's range, the saliency doesn't.
    yield Case(np.array([512.0, 1.0], f16), np.array([[2.0**10, 2.0**6], [2.0**6, 2.0**3]], f16), 0)
    yield Case(np.array([2.0**-13, 1.0], f16), np.array([[2.0**-12, 0.0], [0.0, 2.0**-12]]), 0)
    # The survivor is a small difference, which float32 on the way has rounded to 0.
    close = np.array([[1.0, 1 + 2.0**-12], [1 + 2.0**-12, 4.0]], f32)
    yield Case(np.array([1 + 2.0**-12, 1 + 2.0**-11], f32), close, 0)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([60_000.0, 50_000.0], f16), np.array([[2.0, -1.0], [-1.0, 2.0]]), 0)
    big = np.array([[50_000.0, 20_000.0], [20_000.0, 40_000.0]], f16)
    yield Case(np.array([1.0, 2.0]), big, 0)
    yield Case(LONG, np.array([[2, -1], [-1, 2]]), 0)
    yield Case(np.array([3, 5]), np.array([[2, -1], [-1, 2]]) * LONG[0], 0)


def memory() -> Iterator[Case]:
    for w in (np.array([3.0, 1.0]), np.array([0.0, 5.0]), np.array([-0.0, 5.0])):
        yield Case(w, HESSIANS[0], 0)  # a weight of 0 leaves the others as they are
        yield Case(w.astype(np.float32), HESSIANS[0], 0)


def bad() -> Iterator[Case]:
    one, two, three = np.ones(1), np.ones(2), np.ones(3)
    eye = np.eye
    # q out of range, also where the weight that Python takes instead is 0.
    for w in (two, np.zeros(2)):
        yield from refused([(w, eye(2), q) for q in (2, -1, 3, -2, -3, np.int64(2), np.int64(-1))])
    yield from refused([(one, eye(1), q) for q in (1, -1)])
    yield from refused([(np.zeros(0), np.zeros((0, 0)), 0)])
    # A pivot that isn't positive, also where the weight is 0 and nothing would change.
    for pivot in (0.0, -0.0, -1.0, -1e-9):
        for w in (two, np.zeros(2)):
            yield from refused([(w, np.array([[pivot, 0.5], [0.5, 2.0]]), 0)])
            yield from refused([(w, np.array([[2.0, 0.5], [0.5, pivot]]), 1)])
    yield from refused([(one, np.array([[0.0]]), 0), (one, np.array([[-2.0]]), 0)])
    yield from refused([(np.array([1, 2]), np.array([[-1, 0], [0, 2]]), 0)])
    shapes = (
        (three, eye(2)), (two, eye(3)), (two, np.ones((2, 3))), (two, np.ones((3, 2))),
        (three, np.ones((1, 1))), (one, eye(2)), (two, two), (two, np.ones((2, 2, 2))),
        (np.ones((2, 1)), eye(2)), (np.ones((1, 2)), eye(2)), (np.array(1.0), np.ones((1, 1))),
        (two, np.ones((2, 1))), (two, np.ones((1, 2))), (np.ones((2, 2)), eye(2)),
    )  # fmt: skip
    for w, matrix in shapes:
        yield from refused([(w, matrix, 0)])
    for value in NOT_FINITE:
        for place in range(3):
            for w in (three, np.zeros(3)):
                entry = w.copy()
                entry[place] = value
                yield from refused([(entry, eye(3), 1)])
            for other in range(place + 1):
                matrix = eye(3)
                matrix[place, other] = matrix[other, place] = value
                for w in (three, np.zeros(3)):
                    yield from refused([(w, matrix, 1)])
    for kind in (np.float32, np.float16):
        for w, matrix in not_finite(two.astype(kind), eye(2).astype(kind)):
            yield from refused([(w, matrix, 0)])


EXAMPLE = Table(FUNCTION, [Case(np.array([2.0, -4.0]), HESSIANS[1], 0, repeat=2)])
VALUES = Table(FUNCTION, edges, drawn=drawn, large=large, keeps=well_posed)
ZERO = Table(
    FUNCTION,
    [
        Case(np.array([1.0, 1.0]), np.array([[49.0, 7.0], [7.0, 2.0]]), 0),
        Case(np.array([5.0]), np.array([[49.0]]), 0),
    ],
    drawn=drawn_rounding,
    keeps=well_posed,
)
MEMORY = Table("overwritten", memory)
KINDS = Table(FUNCTION, lambda: [*in_all_layouts(), *in_all_dtypes()])
TWO_CALLS = Table(
    "one_after_another",
    [Case((np.array([1.0, 2.0]), np.eye(2), 0), (np.array([3.0, 4.0]), np.eye(2), 0))],
)
BAD = Table(FUNCTION, bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, view=units, atol=1e-9)
    agree(candidate, reference, EXAMPLE)  # the second call gives what the first did
    agree(candidate, reference, MEMORY)
    agree(candidate, reference, TWO_CALLS)


def check_exact_zero(candidate, reference):
    agree(candidate, reference, ZERO, view=removed, rtol=0.0, atol=0.0)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, view=units, atol=1e-9)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'w.dtype.kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
    "float(w[q]), (column[q])": "the column is float64 already, and a NumPy scalar will do",
}
