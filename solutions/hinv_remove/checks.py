"""Checks of hinv_remove. Drawn inverse Hessians are positive definite with a condition number of at
most 1e4, so that inverting twice, in float64, loses at most eight of sixteen digits in the
worst case. Answers are compared in units of the largest entry of `H_inv`."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.kit import LONG, NOT_FINITE, Case, Table, agree, layouts, points, refused

FUNCTION = "hinv_remove"
TWO = np.array([[2.0, -1.0], [-1.0, 2.0]])
THREE = np.array([[4.0, 2.0, -1.0], [2.0, 8.0, 0.5], [-1.0, 0.5, 2.0]])


def positive(rng: np.random.Generator, d: int, decades: float = 3.0) -> np.ndarray:
    """A symmetric positive definite matrix, condition number 10 ** decades at most."""
    basis = np.linalg.qr(rng.normal(size=(d, d)))[0]
    matrix = (basis * 10.0 ** rng.uniform(-decades / 2, decades / 2, size=d)) @ basis.T
    return (matrix + matrix.T) / 2.0


def well_posed(H_inv: np.ndarray, q: int) -> bool:
    """Whether a smaller failing input is the inverse of a Hessian, far from singular."""
    matrix = H_inv.astype(np.float64)
    return (
        bool((matrix == matrix.T).all())
        and np.linalg.eigvalsh(matrix)[0] > 0
        and np.linalg.cond(matrix) <= 1e4
    )


def units(answer: Any, H_inv: np.ndarray, q: int) -> Any:
    """The answer as a multiple of the largest number that it is made of."""
    return np.asarray(answer) / float(np.abs(H_inv.astype(np.float64)).max())


def edges() -> Iterator[Case]:
    yield Case(np.array([[1.0]]), 0)
    yield Case(np.array([[3.0]]), 0)
    yield Case(np.eye(2), 0)
    yield Case(np.diag([2.0, 3.0]), 0)
    yield Case(TWO, 0)
    yield Case(TWO, 1)
    yield Case(np.array([[1.0, 2.0], [2.0, 8.0]]), 0)
    yield Case(np.array([[1.0, 2.0], [2.0, 8.0]]), 1)
    for q in range(3):
        yield Case(np.diag([1.0, 2.0, 4.0]), q)
        yield Case(THREE, q)
    yield Case(THREE, np.int64(1))


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for d in (2, 3, 4, 5, 8):
        for _ in range(2):
            matrix = positive(rng, d)
            for q in range(d):
                yield Case(matrix, q)
    for exponent in (-60, -30, 30, 60):
        matrix = positive(rng, 4) * 2.0**exponent
        for q in range(4):
            yield Case(matrix, q)


def large(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(positive(rng, 300), 100)
    yield Case(positive(rng, 40), 39)


def in_all_layouts() -> Iterator[Case]:
    for matrix in layouts(THREE):
        for q in range(3):
            yield Case(matrix, q)
    yield Case(THREE[::-1, ::-1], 0)


def in_all_dtypes() -> Iterator[Case]:
    for kind in (np.float16, np.float32, np.float64):
        for q in range(3):
            yield Case(THREE.astype(kind), q)
        yield Case(np.array([[2.0]], kind), 0)
    for kind in (np.int64, np.int8, np.uint8):
        yield Case(np.array([[2, 1], [1, 3]], kind), 0)
        yield Case(np.array([[3, 1, 1], [1, 3, 1], [1, 1, 3]], kind), 1)
        yield Case(np.array([[1]], kind), 0)
    yield Case(np.array([[100, 90], [90, 100]], np.int8), 0)  # 90 * 90 leaves the type's range
    yield Case(np.array([[500.0, 400.0], [400.0, 500.0]], np.float16), 0)
    # Finite entries whose sum isn't finite in the array's own type.
    yield Case(np.array([[50_000.0, 20_000.0], [20_000.0, 40_000.0]], np.float16), 0)
    # The small difference that is left, which the types' own precision rounds away.
    root = 2.0**-12
    yield Case(np.array([[1.0, 1 + root], [1 + root, 1 + 4 * root]], np.float32), 0)
    root = 2.0**-6
    yield Case(np.array([[1.0, 1 + root], [1 + root, 1 + 4 * root]], np.float16), 0)
    yield Case(np.array([[2, -1], [-1, 2]]) * LONG[0], 0)


def bad() -> Iterator[Case]:
    eye = np.eye
    for d in (1, 2, 3):
        yield from refused([(eye(d), q) for q in (d, -1, d + 1, -d, -d - 1, np.int64(d))])
    yield from refused([(np.zeros((0, 0)), q) for q in (0, -1)])
    for pivot in (0.0, -0.0, -1.0, -1e-9):
        yield from refused([(np.array([[pivot]]), 0)])
        for side in (0.5, 0.0):  # without it, nothing would change
            yield from refused([(np.array([[pivot, side], [side, 2.0]]), 0)])
            yield from refused([(np.array([[2.0, side], [side, pivot]]), 1)])
    yield from refused([(np.array([[-1, 0], [0, 2]]), 0)])
    shapes = (
        (2, 3),
        (3, 2),
        (1, 2),
        (2, 1),
        (2,),
        (1,),
        (2, 2, 2),
        (1, 1, 1),
        (2, 2, 1),
        (4, 1),
        (),
    )
    yield from refused([(np.ones(shape), 0) for shape in shapes])
    yield from refused([(np.ones((0, 2)), 0), (np.ones((2, 0)), 0)])
    for value in NOT_FINITE:
        yield from refused([(np.array([[value]]), 0)])
        for row in range(3):
            for column in range(row + 1):
                matrix = eye(3)
                matrix[row, column] = matrix[column, row] = value
                kinds = (np.float64, np.float32, np.float16)
                yield from refused([(matrix.astype(kind), 1) for kind in kinds])


EXAMPLE = Table(FUNCTION, [Case(TWO, 0, repeat=2), Case(THREE, 1, repeat=2)])
VALUES = Table(FUNCTION, edges, drawn=drawn, large=large, keeps=well_posed)
KINDS = Table(FUNCTION, lambda: [*in_all_layouts(), *in_all_dtypes()])
TWO_CALLS = Table("one_after_another", [Case((TWO, 0), (2.0 * TWO, 0))])
BAD = Table(FUNCTION, bad)


@points(3)
def check_matches_reference(candidate, reference):
    agree(candidate, reference, VALUES, view=units, atol=1e-9)
    agree(candidate, reference, EXAMPLE)  # the second call gives what the first did
    agree(candidate, reference, TWO_CALLS)


def check_layouts_and_dtypes(candidate, reference):
    agree(candidate, reference, KINDS, view=units, atol=1e-9)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'H_inv.dtype.kind <= "f"': "of the kinds that are allowed, f, i and u, f alone satisfies it",
}
