"""Checks of lottery_ticket_round. Initial weights never rank as the trained ones do, and pruned
entries have stored values of every size. Ties are exact; all other magnitudes keep a relative
distance of 1e-6 or more. Only COUNTS has fractions whose product with the survivors lies on or
beside a half. Drawn cases come in order of size, as dicts are not made smaller."""

import itertools
import math
import string
from collections.abc import Iterator, Sequence
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
    close,
    distinct,
    layouts,
    mismatched,
    not_finite_alike,
    points,
    refused,
    signs,
    split,
    tied_lists,
)

FUNCTION = "lottery_ticket_round"
NAMES = [*string.ascii_lowercase, *(f"z{i:03d}" for i in range(300))]

Arrays = dict[str, np.ndarray]


def named(arrays: Sequence[Any]) -> Arrays:
    """The arrays, or lists of numbers, under the names a, b, c and so on."""
    kinds = (getattr(a, "dtype", float) for a in arrays)
    return {n: np.asarray(a, k) for n, a, k in zip(NAMES, arrays, kinds, strict=False)}


def case(w0: Sequence[Any], trained: Sequence[Any], mask: Sequence[Any], frac: Any, **more) -> Case:
    return Case(named(w0), named(trained), named(mask), frac, **more)


def one(w0: Any, trained: Any, mask: Any, frac: Any, **more: Any) -> Case:
    return case([w0], [trained], [mask], frac, **more)


def initial(rng: np.random.Generator, arrays: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Initial weights: quarters from -8 to 8 without 0, in each array's shape and dtype."""
    return [
        (signs(rng, a.shape) * rng.integers(1, 33, size=a.shape) / 4).astype(a.dtype)
        for a in arrays
    ]


def edges() -> Iterator[Case]:
    yield one([5.0], [2.0], [1.0], 0.0)
    yield one([5.0], [2.0], [1.0], 1.0)
    yield one([5.0], [2.0], [0.0], 0.0)
    # By |w_trained| the first goes. By |w0|, by the sign, or by the way that was gone, others do.
    yield one([3.0, 1.0], [2.0, -4.0], [1.0, 1.0], 0.5)
    yield one([1.0, 3.0], [4.0, -2.0], [1.0, 1.0], 0.5)
    yield one([0.0, 1.0], [1.0, 1.5], [1.0, 1.0], 0.5)
    yield one([-1.0, 2.0], [1.0, 1.5], [1.0, 1.0], 0.5)
    yield one([8.0, 1.0], [3.0, 4.0], [1.0, 1.0], 0.5)
    # One ranking empties the first array; every other rule keeps one of its entries.
    yield case([[8.0, 6.0], [4.0, 2.0]], [[1.0, 2.0], [16.0, 32.0]], [[1, 1], [1, 1]], 0.5)
    yield case([[4.0, 2.0], [8.0, 6.0]], [[16.0, 32.0], [2.0, 1.0]], [[1, 1], [1, 1]], 0.5)
    # A pruned weight is larger than all others, or smaller, or zero: it is no survivor.
    for stored in (9.0, 0.5, 0.0):
        yield one([5.0, 6.0, 7.0], [1.0, stored, 2.0], [1.0, 0.0, 1.0], 0.5)
        yield case([[5.0, 6.0], [7.0]], [[1.0, stored], [2.0]], [[1.0, 0.0], [1.0]], 0.5)
        yield case([[5.0], [6.0, 7.0]], [[stored], [1.0, 2.0]], [[0.0], [1.0, 1.0]], 0.5)
    # Magnitudes are ranked without a tolerance.
    yield one([5.0, 6.0], [1 + 2.0**-44, 1.0], [1.0, 1.0], 0.5)
    # However large survivors are, a pruned entry isn't ranked among them.
    for large in (2.0**60, 2.0**150):
        yield case([[5.0], [6.0, 7.0]], [[1.0], [large, 2 * large]], [[0.0], [1.0, 1.0]], 1.0)
    # A survivor of value zero is one all the same, at the start or after training.
    yield one([4.0, 5.0, 6.0, 7.0, 8.0], [0.0, 3.0, 2.0, 9.0, 1.0], [1.0, 1.0, 1.0, 0.0, 1.0], 0.5)
    yield one([4.0, 5.0], [0.0, 3.0], [1.0, 1.0], 0.0)
    yield one([0.0, 5.0, 0.0], [3.0, 1.0, 2.0], [1.0, 1.0, 1.0], 1 / 3)
    # 0.5 of all five would be all that are left.
    yield one([1.0, 2.0, 3.0, 4.0, 5.0], [5.0, 4.0, 3.0, 2.0, 1.0], [0.0, 0.0, 0.0, 1.0, 1.0], 0.5)
    # Trained values that float32 can't tell apart, whatever the dtype of w0.
    for values in ([1 + 2.0**-30, 1.0], [2.0**-160, 2.0**-161], [2.0**140, 2.0**139]):
        for kind in (np.float64, np.float32):
            yield one(np.ones(2, kind), values, [1.0, 1.0], 0.5)
    for frac in (0.0, 0.5, 1.0):
        yield case([], [], [], frac)
        yield one([1.0, -2.0], [3.0, 4.0], [0.0, 0.0], frac)
        yield one(np.zeros((0, 3)), np.ones((0, 3)), np.ones((0, 3)), frac)
    yield case([2.0, [1.0, 3.0]], [5.0, [4.0, 6.0]], [1.0, [1.0, 1.0]], 1 / 3)
    yield case([2.0, [1.0, 3.0]], [3.0, [4.0, 6.0]], [1.0, [1.0, 1.0]], 1 / 3)
    none = np.zeros((2, 0))
    yield case([[5.0, 6.0], none, [7.0]], [[2.0, 1.0], none, [3.0]], [[1, 1], none, [1]], 1 / 3)
    for frac in (np.float64(0.5), np.float32(0.5), np.int64(1), np.int64(0), 1, 0):
        yield one([5.0, 6.0, 7.0, 8.0], [3.0, 1.0, 2.0, 4.0], [1.0, 1.0, 0.0, 1.0], frac)
    # The second call on the same arguments gives what the first did.
    yield case([[5.0, 6.0], [7.0]], [[2.0, -1.0], [7.0]], [[1.0, 1.0], [0.0]], 0.5, repeat=2)


def drawn(rng: np.random.Generator) -> Iterator[Case]:
    rows = []
    for n in range(36):
        shapes = [tuple(rng.integers(1, 5, size=rng.integers(0, 4))) for _ in range(1 + n % 5)]
        size = sum(map(math.prod, shapes))
        trained = split(distinct(rng, size) * signs(rng, (size,)), shapes)
        mask = split((rng.random(size) < 0.7).astype(float), shapes)
        trained = [t if n % 3 else t * m for t, m in zip(trained, mask, strict=True)]
        alive = int(sum(m.sum() for m in mask))
        frac = int(rng.integers(alive + 1)) / alive if alive else 0.5
        rows.append((size, case(initial(rng, trained), trained, mask, frac)))
    yield from (row for _, row in sorted(rows, key=lambda pair: pair[0]))
    # Magnitudes that are close to each other, tiny or huge: no rounding may merge them.
    for low, high in ((0, 0), (-30, -30), (30, 30), (-30, 30), (-60, -40), (-160, -160)):
        near = close(rng, 40) * signs(rng, (40,))
        trained = [near[:25].reshape(5, 5) * 2.0**low, near[25:] * 2.0**high]
        mask = [(rng.random(t.shape) < 0.8).astype(float) for t in trained]
        alive = int(sum(m.sum() for m in mask))
        for share in (0.25, 0.5, 0.75):
            yield case(initial(rng, trained), trained, mask, round(share * alive) / alive)


def large(rng: np.random.Generator) -> Iterator[Case]:
    shapes = [(48, 32, 3), (32, 64), (1000,), *[(4, 6)] * 150]
    size = sum(map(math.prod, shapes))
    trained = split(close(rng, size) * signs(rng, (size,)), shapes)
    mask = split((np.arange(size) % 3 > 0).astype(float), shapes)
    yield case(initial(rng, trained), trained, mask, 0.5)


def chosen_ties() -> Iterator[Case]:
    yield one([5.0, 6.0], [1.0, -1.0], [1.0, 1.0], 0.5)
    yield one([5.0, 6.0], [-1.0, 1.0], [1.0, 1.0], 0.5)
    yield one([5.0, 6.0], [0.0, -0.0], [1.0, 1.0], 0.5)
    yield one([5.0, 6.0, 7.0], [1.0, -1.0, 1.0], [1.0, 0.0, 1.0], 0.5)
    yield case([[5.0], [6.0]], [[1.0], [-1.0]], [[1.0], [1.0]], 0.5)
    yield case([[5.0], [6.0], [7.0]], [[1.0], [1.0], [1.0]], [[0.0], [1.0], [1.0]], 0.5)
    yield case([[4.0, 2.0], [3.0, 1.0]], [[1.0, 1.0], [1.0, 1.0]], [[1, 1], [1, 1]], 0.75)
    yield case([2.0, np.zeros((0, 2)), 3.0], [1.0, np.zeros((0, 2)), -1.0],
               [1.0, np.zeros((0, 2)), 1.0], 0.5)  # fmt: skip
    for alive in itertools.product((0.0, 1.0), repeat=4):
        mask = [list(alive[:2]), list(alive[2:])]
        for k in range(int(sum(alive)) + 1):
            yield case([[5.0, 6.0], [7.0, 8.0]], [[1.0, 1.0]] * 2, mask, k / (sum(alive) or 1.0))
    # Positions are those of C order in every layout.
    alive = (np.arange(24) % 3 > 0).reshape(2, 3, 4).astype(float)
    start = np.arange(1.0, 25.0).reshape(2, 3, 4)
    for t, m in itertools.product(layouts(np.ones((2, 3, 4))), layouts(alive)):
        yield case([start, -start], [t, t], [m, m], 0.625)


def drawn_ties(rng: np.random.Generator) -> Iterator[Case]:
    for n, (scores, k) in enumerate(tied_lists(rng)):
        alive = sum(s.size for s in scores)
        mask = [np.ones(s.shape) for s in scores]
        if n % 2:  # as many pruned entries among them, with stored values that tie too
            mask = [rng.permutation(np.repeat([0.0, 1.0], s.size)) for s in scores]
            hidden = [rng.choice([0.0, 1.0], size=m.size) for m in mask]
            for h, m, s in zip(hidden, mask, scores, strict=True):
                h[m == 1] = s.ravel()
            scores = hidden
        trained = [s * signs(rng, s.shape) for s in scores]
        yield case(initial(rng, trained), trained, mask, k / alive)


def large_ties(rng: np.random.Generator) -> Iterator[Case]:
    shapes = [(48, 32, 2), (2000,), *[(4, 6)] * 20]
    size = sum(map(math.prod, shapes))
    trained = split(rng.choice([0.0, 1.0, 2.0], size=size), shapes)
    mask = split((np.arange(size) % 4 > 0).astype(float), shapes)
    yield case(initial(rng, trained), trained, mask, 0.625)


def counts() -> Iterator[Case]:
    for frac, n in HALVES:
        falling = np.arange(float(n), 0.0, -1.0)
        yield one(np.ones(n), falling, np.ones(n), frac)
        half = (n + 1) // 2
        yield case(
            [np.ones(half), np.ones(n), np.ones(n - half)],
            [falling[:half], falling / 2, falling[half:]],
            [np.ones(half), np.zeros(n), np.ones(n - half)],
            frac,
        )
    yield case(
        [[1.0, 1.0], [1.0, 1.0, 1.0]], [[5.0, 4.0], [3.0, 2.0, 1.0]], [[1] * 2, [1] * 3], 0.5
    )
    # 28 weights by 0.2 a round: 22, 18, 14 and 11 are left; 2 of them stay for ever.
    for alive in (28, 22, 18, 14, 2):
        mask = np.concatenate([np.ones(alive), np.zeros(28 - alive)])
        yield one(np.ones(28), np.arange(28.0, 0.0, -1.0), mask, 0.2)
    # A float32 share isn't the decimal number: 5 of these are 0.50000001 and 3.4999999 entries.
    for frac in (np.float32(0.1), np.float32(0.7)):
        yield one(np.ones(6), np.arange(6.0, 0.0, -1.0), [1.0, 1.0, 1.0, 1.0, 1.0, 0.0], frac)


def drawn_counts(rng: np.random.Generator) -> Iterator[Case]:
    for n in np.sort(rng.integers(1, 40, size=30)).tolist():
        mask = rng.permutation(np.repeat([0.0, 1.0], n))
        frac = int(rng.integers(1, 2 * n)) / (2 * n)
        yield case([np.ones(2 * n)], [distinct(rng, 2 * n)], [mask], frac)


def orders() -> Iterator[Case]:
    """The names come in other orders than the alphabet's, and each dict in another one."""
    a, b = np.array([5.0, 6.0]), np.array([7.0, 8.0])
    small, big = np.array([1.0, 2.0]), np.array([3.0, 4.0])
    ones, first = np.ones(2), np.array([1.0, 0.0])
    yield Case({"fc": a, "conv": b}, {"fc": small, "conv": big}, {"fc": ones, "conv": ones}, 0.25)
    yield Case({"fc": a, "conv": b}, {"fc": ones, "conv": ones}, {"fc": ones, "conv": ones}, 0.5)
    for trained in ({"conv": small, "fc": big}, {"fc": big, "conv": small}):
        for mask in ({"conv": first, "fc": ones}, {"fc": ones, "conv": first}):
            yield Case({"fc": a, "conv": b}, trained, mask, 1 / 3)
            yield Case({"fc": a, "conv": b}, dict.fromkeys(trained, ones), mask, 2 / 3)
    yield Case({"b": a, "a": b[:1]}, {"a": ones[:1], "b": ones}, {"a": ones[:1], "b": ones}, 1 / 3)


def drawn_orders(rng: np.random.Generator) -> Iterator[Case]:
    for n in range(2, 6):
        names = [f"layer{i}.weight" for i in rng.permutation(12)[:n]]
        shapes = [(3,)] * n if n % 2 else [(int(m), 2) for m in rng.integers(1, 3, size=n)]
        w0 = dict(zip(names, initial(rng, [np.zeros(s) for s in shapes]), strict=True))
        trained = {m: rng.choice([0.0, 1.0, 2.0], size=w0[m].shape) for m in rng.permutation(names)}
        mask = {m: rng.integers(2, size=w0[m].shape) * 1.0 for m in rng.permutation(names)}
        alive = int(sum(m.sum() for m in mask.values())) or 1
        for k in range(alive + 1):
            yield Case(w0, _plain(trained), _plain(mask), k / alive)


def _plain(arrays: Arrays) -> Arrays:
    return {str(name): a for name, a in arrays.items()}  # NumPy's permutation gives np.str_


def in_order(answer: Any, *args: Any) -> Any:
    """Both dicts as lists of pairs, so that the order of their names counts."""
    return [list(part.items()) if isinstance(part, dict) else part for part in answer]


def in_all_layouts() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    start = np.array([[6.0, 5.0, 4.0], [-3.0, -2.0, -1.0]])
    mask = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0]])
    for w, t, m in itertools.product(layouts(start), layouts(base), layouts(mask)):
        yield one(w, t, m, 0.4)
    cube = np.arange(24.0, 0.0, -1.0).reshape(2, 3, 4)
    alive = (np.arange(24) % 3 > 0).reshape(cube.shape).astype(float)
    for w, t, m in itertools.product(layouts(cube), layouts(cube), layouts(alive)):
        yield case([w, start], [t, base * 1.3], [m, mask], 0.5)
    yield one(start.T, base.T, mask.T, 0.6)
    yield case([start[::-1, ::-1]], [base[::-1, ::-1]], [mask[::-1, ::-1]], 0.6)
    yield one(*(a.reshape(2, 3, 2, 2) for a in (cube, cube, alive)), 0.5)


def in_all_dtypes() -> Iterator[Case]:
    base = np.array([[3.0, -1.0, 0.5], [2.0, -4.0, 0.25]])
    start = np.array([[6.0, 5.0, 4.0], [-3.0, -2.0, -1.0]])
    mask = np.array([[1, 1, 0], [1, 0, 1]])
    floats = (np.float16, np.float32, np.float64)
    for kind, trained in itertools.product((*floats, np.int64, np.int8), (*floats, np.int64)):
        for other in (*floats, np.int64, np.uint8, bool):
            for frac in (0.5, np.float64(0.0)):
                values = 4 * base if trained is np.int64 else base
                yield one(start.astype(kind), values.astype(trained), mask.astype(other), frac)
    for kind in floats:  # each array by itself
        yield case([start.astype(kind), start[0]], [base, base[1].astype(kind)],
                   [mask, mask[0]], 0.5)  # fmt: skip
        yield case([np.array(2.0, kind), np.ones(1, kind)], [np.array(1.0, kind), np.ones(1)],
                   [np.array(1), np.ones(1)], 0.5)  # fmt: skip
        yield one(np.zeros((0, 2), kind), np.zeros((0, 2)), np.zeros((0, 2), bool), 0.5)
    # float16 can't hold this number of survivors: the sum of such a mask is another one.
    many = np.arange(2051.0, 0.0, -1.0)
    yield one(np.ones(2051), many, np.ones(2051, np.float16), 0.9)
    # Initial weights that the trained weights' dtype can't hold.
    for trained in (np.float16, np.float32, np.int64):
        yield one([0.1, 2.7], np.array([1, 2], trained), [1.0, 1.0], 0.5)
    four = np.arange(1.0, 5.0)
    # Squares that these types can't hold: 0, or infinite.
    yield one(four, np.array([2.0**-13, 2.0**-14, 2.0**-15, 1.0], np.float16), np.ones(4), 0.25)
    yield one(four, np.array([500.0, 400.0, 300.0, 1.0], np.float16), np.ones(4), 0.5)
    yield one(four, np.array([2.0**-80, 2.0**-81, 1.0, 2.0], np.float32), np.ones(4), 0.25)
    yield one(four[:2], np.array([2.0**81, 2.0**80], np.float32), np.ones(2), 0.5)
    # Trained values that are equal, 0 or infinite in the initial weights' dtype.
    for kind in (np.float16, np.int64, np.int8):
        for values in ([1 + 2.0**-15, 1.0], [2.0**-30, 2.0**-31], [0.75, 0.5], [2.0**20, 2.0**19]):
            yield one(four[:2].astype(kind), np.array(values), np.ones(2), 0.5)
    for kind in (np.int8, np.int16, np.int32, np.int64, np.uint8):
        values = np.array([np.iinfo(kind).min, 5, 1, 100, 0], kind)
        five = np.arange(1, 6)
        yield one(five.astype(kind), values, np.array([1, 1, 1, 1, 0]), 0.5)
        yield one(values, five.astype(kind), np.array([True, True, True, True, False]), 0.5)
    # Finite entries whose sum isn't finite in the array's own type.
    big = np.array([60_000.0, 50_000.0], np.float16)
    yield one(big, four[:2], np.ones(2), 0.5)
    yield one(four[:2], big, np.ones(2), 0.5)
    yield one([1e308, 1.5e308], four[:2], np.ones(2), 0.5)
    yield one(LONG, LONG, np.ones(2), 0.5)
    yield one(LONG, LONG, np.ones(2), 0.0)


def kept() -> Iterator[Case]:
    pair, ones = [3.0, 4.0], [1.0, 1.0]
    for frac in (0.0, 0.01, 1.0):
        yield case([], [], [], frac)
        for mask in (ones, [1.0, 0.0]):
            for kind in (np.float64, np.float32):
                arrays = (np.array(a, kind) for a in (pair, [2.0, 1.0], mask))
                yield one(*arrays, frac)
        yield case([ones, 2.0], [[2.0, 1.0], 3.0], [ones, 1.0], frac)


def bad() -> Iterator[Case]:
    two, none = np.ones(2), np.zeros((0, 3))
    good = [({}, {}, {})] + [({"a": a},) * 3 for a in (two, none, np.zeros(2))]
    yield from refused([*good, ({"a": two, "b": two},) * 3], BAD_SHARES)
    # At other fractions nothing goes, everything, or less than one entry.
    rows = [*other_names(), *other_shapes(), *not_finite(), *no_masks()]
    yield from refused(rows, (0.5, 0.0, 1.0, 0.01))


def placed(good: Arrays, wrong: Arrays) -> Iterator[tuple[Arrays, ...]]:
    """One of the three dicts, or two of them, are the wrong one."""
    for where in itertools.product((False, True), repeat=3):
        if any(where) and not all(where):
            yield tuple(wrong if w else good for w in where)


def other_names() -> Iterator[tuple[Arrays, ...]]:
    two, none = np.ones(2), np.zeros(0)
    yield from placed({"a": two}, {"a": two, "b": two})
    yield from placed({"a": two}, {"b": two})
    yield from placed({"a": two}, {"A": two})
    yield from placed({"a": two}, {})
    yield from placed({"a": two}, {"a": two, "b": none})
    yield from placed({"a": none}, {})


def other_shapes() -> Iterator[tuple[Arrays, ...]]:
    two = np.ones(2)
    for first, second in mismatched():
        yield from placed({"a": first}, {"a": second})
        yield from placed({"a": two, "b": first}, {"a": two, "b": second})
    yield from placed({"a": two, "b": np.ones(1)}, {"a": np.ones(1), "b": two})


def not_finite() -> Iterator[tuple[Arrays, ...]]:
    two = {"a": np.ones(2)}
    for value in NOT_FINITE:
        for kind in (np.float64, np.float32, np.float16):
            entry = {"a": np.array([1.0, value], kind)}
            for mask in ([1, 1], [0, 1], [1, 0], [0, 0]):
                yield entry, two, {"a": np.array(mask)}
                yield two, entry, {"a": np.array(mask)}
        more = {"a": np.ones(2), "b": np.array([[value], [1.0]])}
        fine = {"a": np.ones(2), "b": np.ones((2, 1))}
        yield more, fine, fine
        yield fine, more, fine
    for first, second, third in not_finite_alike(3):
        yield {"a": first}, {"a": second}, {"a": third}


def no_masks() -> Iterator[tuple[Arrays, ...]]:
    three = np.array([1.0, 2.0, 3.0])
    for value in (2.0, -1.0, 0.5, 1e-15, 1 + 1e-15, 255.0, *NOT_FINITE):
        for m in (np.array([1.0, 0.0, value]), np.full(3, value)):
            yield {"a": three}, {"a": three}, {"a": m}
        both = {"a": three, "b": three[:1]}
        yield both, both, {"a": np.ones(3), "b": np.array([value])}
        both = {"a": three, "b": np.array(1.0)}
        yield both, both, {"a": np.ones(3), "b": np.array(value)}
    for value in (2, -1, 127):
        yield {"a": three}, {"a": three}, {"a": np.array([value, 1, 0], np.int8)}


ROUNDS = Table(FUNCTION, edges, drawn=drawn, large=large)
TIES = Table(FUNCTION, chosen_ties, drawn=drawn_ties, large=large_ties)
COUNTS = Table(FUNCTION, counts, drawn=drawn_counts)
ORDERS = Table(FUNCTION, orders, drawn=drawn_orders)
KINDS = Table(FUNCTION, lambda: [*in_all_layouts(), *in_all_dtypes()])
KEPT = Table("overwritten", kept)
BAD = Table(FUNCTION, bad)


@points(3)
def check_round(candidate, reference):
    agree(candidate, reference, ROUNDS)


def check_count(candidate, reference):
    agree(candidate, reference, COUNTS)


def check_order(candidate, reference):
    agree(candidate, reference, TIES)
    agree(candidate, reference, ORDERS, view=in_order)


def check_arrays(candidate, reference):
    agree(candidate, reference, KINDS)
    agree(candidate, reference, KEPT)


def check_bad_input(candidate, reference):
    agree(candidate, reference, BAD)


EQUIVALENT = {
    'w.dtype.kind <= "f"': "only bool and complex come before it, which aren't weights here",
    "np.ones(0), *(a": "an empty array has no entry to be 0 or 1",
    "= (w * new_mask[name])": "where a 0-d array is expected a scalar will do",
    "np.square(w_trained[name].astype(": (
        "squares rank as absolute values do, at every scale that is promised"
    ),
}
