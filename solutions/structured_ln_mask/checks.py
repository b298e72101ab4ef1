"""Checks of structured_ln_mask. Tied norms are those of small integers times powers of 2, whose
sums are exact; all other norms keep a relative distance of 1e-6, so that any order of adding
passes. Only the table COUNTS has amounts whose product with the slices lies on or beside a half."""

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
    tied_slices,
)

EXACT = {"rtol": 0.0, "atol": 0.0}  # an entry of a mask is 0 or 1

FUNCTION = "structured_ln_mask"
NORMS = (1, 2, np.inf)

# Of these rows L1 finds the first one smallest (4, 4.875, 4.5), L2 and the maximum the second.
ROWS = np.array([[4.0, 0.0, 0.0, 0.0], [1.25, -1.5, 1.0, 1.125], [-3.0, 1.0, 0.0, 0.5]])


def norms_of(w: np.ndarray, n: float, dim: int) -> np.ndarray:
    rows = np.moveaxis(np.asarray(w, np.float64), dim, 0).reshape(w.shape[dim], -1)
    return np.linalg.norm(rows, n, axis=1)


def clear(w, amount, n, dim) -> bool:
    """No two norms are nearly equal, or all entries are small multiples of 1/8."""
    entries = w.astype(np.float64)
    exact = np.array_equal(8 * entries, np.round(8 * entries)) and np.abs(entries).max() < 1000
    norms = norms_of(w, n, dim)
    return bool(exact or (apart(norms) and len(set(norms.tolist())) == norms.size))


def edges() -> Iterator[Case]:
    yield Case(np.array([[1.0], [2.0]]), 0.5, 1, 0)
    yield Case(np.array([[2.0], [1.0]]), 0.5, 1, 0)
    yield Case(np.array([[2.0, 1.0]]), 0.5, 2, 1)
    for n in NORMS:
        for dim in (0, -1):
            yield Case(np.array([-2.0, 1.0]), 0.5, n, dim)  # slices of one entry
        # The largest row has the smallest single entry; its sum with signs is the smallest, too.
        yield Case(np.array([[-3.0, 0.25], [1.0, 1.0]]), 0.5, n, 0)
        yield Case(np.array([[4.0, -4.5], [1.0, 2.0]]), 0.5, n, 0)
        yield Case(np.array([[2.0, 2.0], [2.5, 0.0]]), 0.5, n, 0)  # 4, 2.8, 2; 2.5 each
        # The same for sums of kernels: L2 of the kernels 3 + 3 and 5 + 0.
        kernels = [[[[3.0, 0.0]], [[0.0, 3.0]]], [[[4.0, 3.0]], [[0.0, 0.0]]]]
        yield Case(np.array(kernels), 0.5, n, 0)
        for amount in (1 / 3, 2 / 3):
            yield Case(ROWS, amount, n, 0)
            yield Case(ROWS.T, amount, n, 1)
            yield Case(ROWS.T, amount, n, -1)
        yield Case(ROWS, 0.0, n, 0)
        yield Case(ROWS, 1.0, n, 1)
        # Rows and columns, of a square and of other shapes.
        square = np.array([[8.0, 1.0], [2.0, 4.0]])
        for dim in (0, 1, -1, -2):
            yield Case(square, 0.5, n, dim)
            yield Case(np.arange(1.0, 13.0).reshape(3, 4) ** 2, 0.5 if dim % 2 else 1 / 3, n, dim)
    # The kernels of smallest norm aren't those of the smallest filter.
    filters = np.array([[[[1.0, -1.0]], [[8.0, 7.0]]], [[[3.0, 3.0]], [[-4.0, 2.0]]]])
    for n in NORMS:
        for dim in range(-4, 4):
            if filters.shape[dim] > 1:
                yield Case(filters, 0.5, n, dim)
    # Norms are ranked without a tolerance.
    for n in NORMS:
        yield Case(np.array([1 + 2.0**-44, 1.0]), 0.5, n, 0)
    for amount in (np.float64(0.5), np.float32(0.5), np.int64(1), np.int64(0), 1, 0):
        yield Case(np.array([[3.0], [1.0], [2.0], [4.0]]), amount, 2, 0)
    for n in (np.int64(1), np.int64(2), np.float64(np.inf)):
        yield Case(ROWS, 1 / 3, n, np.int64(0))
    # The second call on the same arguments gives what the first did.
    yield Case(ROWS, 1 / 3, 2, 0, repeat=2)


def with_norms(
    rng: np.random.Generator, shape: tuple[int, ...], n: float, dim: int, norms: np.ndarray
) -> np.ndarray:
    """Random entries whose slices along dim have these norms."""
    rows = np.moveaxis(rng.normal(size=shape), dim, 0)
    flat = rows.reshape(shape[dim], -1)
    scale = norms / np.linalg.norm(flat, n, axis=1)
    return np.ascontiguousarray(
        np.moveaxis(rows * scale.reshape(-1, *[1] * (rows.ndim - 1)), 0, dim)
    )


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    for i in range(60):
        shape = tuple(rng.integers(1, 6, size=1 + i % 4).tolist())
        dim, n = int(rng.integers(-len(shape), len(shape))), NORMS[i % 3]
        slices = shape[dim]
        w = with_norms(rng, shape, n, dim, distinct(rng, slices))
        yield Case(w, int(rng.integers(slices + 1)) / slices, n, dim)
    # Norms that are close to each other, tiny or huge: no rounding may merge them.
    for exponent in (0, -30, 30, -50, -160):
        for n in NORMS:
            pattern = signs(rng, (24, 5)) * np.array([4.0, 2.0, 0.0, 1.0, 1.0])
            w = rng.permuted(pattern, axis=1) * close(rng, 24, exponent)[:, None]
            yield Case(w, 0.5, n, 0)
            yield Case(np.ascontiguousarray(w.T), 0.25, n, 1)


def large(rng: np.random.Generator) -> Iterator[Case]:
    w = with_norms(rng, (40, 64, 20), 2, 1, distinct(rng, 64))
    yield Case(w.astype(np.float32), 0.5, 2, 1)


def chosen_ties() -> Iterator[Case]:
    for n in NORMS:
        yield Case(np.array([[1.0], [-1.0]]), 0.5, n, 0)
        yield Case(np.zeros((2, 2)), 0.5, n, 1)
        yield Case(np.array([[1.0, 2.0], [-2.0, 1.0], [2.0, 1.0]]), 1 / 3, n, 0)
        for w in exhaustive([(2, 2)], (-1.0, 0.0, 1.0)):
            for dim in (0, 1):
                yield Case(w, 0.5, n, dim)
        for dim in (0, 1, 2, -1):
            yield Case(np.ones((2, 4, 2)), 0.5, n, dim)


def drawn_ties(rng: np.random.Generator) -> Iterator[Case]:
    for i in range(6):
        n = NORMS[i % 3]
        for scores, k in tied_slices(rng):
            pattern = np.array([2.0, 1.0, 0.0, 1.0]) * signs(rng, (scores.size, 4))
            w = rng.permuted(pattern, axis=1) * scores[:, None]
            w = w.reshape(-1, 2, 2) if i < 3 else np.ascontiguousarray(w.T)
            yield Case(w, k / scores.size, n, 0 if i < 3 else 1)


def large_ties(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(rng.choice([0.0, 1.0, -1.0], size=(4, 2000)), 0.625, 1, 1)


def counts() -> Iterator[Case]:
    for amount, slices in HALVES:
        falling = np.arange(float(slices), 0.0, -1.0)
        yield Case(falling[:, None], amount, 1, 0)
        yield Case(np.stack([falling, falling, 2 * falling]), amount, 2, 1)
    # A float32 amount isn't the decimal number: 5 of these are 0.50000001 and 3.4999999 slices.
    for amount in (np.float32(0.1), np.float32(0.7)):
        yield Case(np.arange(10.0, 0.0, -1.0).reshape(5, 2), amount, 1, 0)


def drawn_counts(rng: np.random.Generator) -> Iterator[Case]:
    for slices in rng.integers(2, 30, size=30).tolist():
        w = with_norms(rng, (2, slices), 2, 1, distinct(rng, slices))
        yield Case(w, int(rng.integers(1, 2 * slices)) / (2 * slices), 2, 1)


def in_all_layouts() -> Iterator[Case]:
    cube = np.arange(24.0) ** 2 * (-1.0) ** np.arange(24)
    for base in (ROWS, cube.reshape(2, 3, 4)):
        for w in layouts(base):
            for dim in range(w.ndim):
                for n in NORMS:
                    yield Case(w, 1 / w.shape[dim], n, dim)
    five = cube.reshape(2, 3, 1, 2, 2)
    for dim in range(-5, 5):
        yield Case(five, 1 / five.shape[dim], 2, dim)
    yield Case(ROWS[::-1, ::-1], 1 / 3, 1, 0)
    yield Case(ROWS[:, ::-1], 0.25, 2, 1)


def in_all_dtypes() -> Iterator[Case]:
    for kind in (np.float16, np.float32, np.float64):
        for n in NORMS:
            for amount in (1 / 3, np.float64(0.0)):
                yield Case(ROWS.astype(kind), amount, n, 0)
    f16, f32 = np.float16, np.float32
    # Sums and squares that these types can't hold: 0, infinite, or rounded to the same number.
    yield Case(np.array([[2.0**-13, 0.0], [2.0**-14, 2.0**-15]], f16), 0.5, 2, 0)
    yield Case(np.array([[400.0, 1.0], [300.0, 1.0]], f16), 0.5, 2, 0)
    yield Case(np.array([[60000.0, 60000.0], [60000.0, 30000.0]], f16), 0.5, 1, 0)
    yield Case(np.array([[2048.0, 1.0], [2048.0, 0.5]], f16), 0.5, 1, 0)
    yield Case(np.array([[2.0**-80, 0.0], [2.0**-81, 2.0**-81]], f32), 0.5, 2, 0)
    yield Case(np.array([[2.0**80, 0.0], [2.0**70, 2.0**70]], f32), 0.5, 2, 0)
    for kind in (np.int8, np.int16, np.int32, np.int64, np.uint8):
        low = np.iinfo(kind).min
        for n in NORMS:
            yield Case(np.array([[3, 1], [0, 2]], kind), 0.5, n, 0)
            yield Case(np.array([[3, 1], [2, 1]], kind), 0.5, n, 1)
            yield Case(np.array([[low, 100], [3, 1]], kind), 0.5, n, 0)
            yield Case(np.array([[100, 100], [50, 60]], kind), 0.5, n, 0)
    yield Case(np.array([2, 1]), 0.5, 1, 0)
    # Finite entries whose sum isn't finite in float64; each norm is.
    for n in (1, np.inf):
        yield Case(np.array([1e308, 1.5e308]), 0.5, n, 0)
    for n in (1, 2, np.inf):
        yield Case(LONG[:, None], 0.5, n, 0)


def bad() -> Iterator[Case]:
    two = np.array([[1.0, 2.0], [3.0, 4.0]])
    yield from (Case(two, share, n, 0, raises=ValueError) for share in BAD_SHARES for n in NORMS)
    shares = (0.5, 0.0, 1.0, 0.01)  # half, none, all, less than one slice
    rows = [(w, share) for w in not_finite() for share in shares]
    yield from refused(rows, NORMS, (0,))
    rows = [(two, share) for share in shares]
    yield from refused(rows, (0, 3, -1, -2, 0.5, 1.5, -np.inf, np.nan, 4), (0, 1))
    yield from refused(rows, NORMS, (2, -3, 100))
    yield from refused([(np.ones(2), share) for share in shares], NORMS, (1, -2))
    yield from refused([(np.array(1.0), share) for share in shares], NORMS, (0, -1))


def not_finite() -> Iterator[np.ndarray]:
    for value in NOT_FINITE:
        yield np.array([value])
        yield np.array([[1.0, 2.0], [value, 4.0]])
        yield np.array([[[value, 1.0]]])
        yield np.array([[1.0], [value]], np.float32)
        yield np.array([1.0, value], np.float16)


VALUES = Table(FUNCTION, edges, drawn=drawn, large=large, keeps=clear)
TIES = Table(FUNCTION, chosen_ties, drawn=drawn_ties, large=large_ties, keeps=clear)
COUNTS = Table(FUNCTION, counts, drawn=drawn_counts, keeps=clear)
KINDS = Table(FUNCTION, lambda: [*in_all_layouts(), *in_all_dtypes()])
TWO_CALLS = Table(
    "one_after_another",
    [
        Case(
            (np.array([[1.0, 1.0], [3.0, 3.0]]), 0.5, 2, 0),
            (np.array([[3.0, 3.0], [1.0, 1.0]]), 0.5, 2, 0),
        )
    ],
)
BAD = Table(FUNCTION, bad)


@points(3)
def check_slices(candidate, reference):
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
    "if n >= np.inf": "no number is greater than infinity",
    "mask = np.expand_dims(keep, others)  keep[": "the mask is a view of the vector",
    'w.dtype.kind <= "f"': "only bool and complex come before it, which aren't weights here",
}
