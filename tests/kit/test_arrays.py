"""The pieces that cases are made of hold what their docstrings promise."""

from __future__ import annotations

import heapq
import math

import numpy as np
import pytest

from grader.kit import (
    BAD_SHARES,
    HALVES,
    LONG,
    apart,
    close,
    mismatched,
    mismatched_lists,
    not_finite,
    not_finite_alike,
    not_finite_lists,
    products,
    refused,
    split,
    tied,
    tied_lists,
    tied_slices,
)

SEEDS = range(20)


def flat(scores):
    return np.concatenate([np.zeros(0), *(s.ravel() for s in scores)])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_cut_lies_among_equal_scores(seed):
    rng = np.random.default_rng(seed)
    rows = [([scores], k) for make in (tied, tied_slices) for scores, k in make(rng)]
    for scores, k in [*rows, *tied_lists(rng)]:
        ordered = np.sort(flat(scores))
        share = k / ordered.size
        assert round(share * ordered.size) == k
        assert k == 0 or k == ordered.size or ordered[k - 1] == ordered[k]


def by_sort(scores, k):
    return np.argsort(scores)[:k]


def by_partition(scores, k):
    return np.argpartition(scores, min(k, scores.size - 1))[:k]


def by_sort_from_the_end(scores, k):
    return np.argsort(-scores, kind="stable")[scores.size - k :]


def by_threshold(scores, k):
    return np.flatnonzero(scores <= max(np.sort(scores)[:k], default=-1.0))


def by_heap_of_the_kept(scores, k):
    kept = heapq.nlargest(scores.size - k, range(scores.size), key=scores.__getitem__)
    return [n for n in range(scores.size) if n not in set(kept)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "choose", [by_sort, by_partition, by_sort_from_the_end, by_threshold, by_heap_of_the_kept]
)
@pytest.mark.parametrize("make", [tied, tied_slices])
def test_ties_tell_every_other_choice_from_a_stable_sort(make, choose, seed):
    """On this machine's NumPy too: some case of each draw."""
    assert any(
        set(choose(scores.ravel(), k)) != set(np.argsort(scores, axis=None, kind="stable")[:k])
        for scores, k in make(np.random.default_rng(seed))
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_products_are_exact_and_have_every_sign(seed):
    rng = np.random.default_rng(seed)
    scores = [
        close(rng, 30, -60),
        close(rng, 12, 60).reshape(3, 4),
        np.array(3.0),
        np.zeros((0, 2)),
    ]
    firsts, seconds = products(rng, scores)
    for a, b, score in zip(firsts, seconds, scores, strict=True):
        assert np.array_equal(np.abs(a * b), score)
    assert {-1.0, 1.0} == set(np.sign(flat(firsts))) == set(np.sign(flat(seconds)))


def test_close_scores_are_apart_as_doubles_and_singles_but_not_as_halves():
    scores = close(np.random.default_rng(0), 40)
    assert apart(scores)
    assert np.unique(scores.astype(np.float32)).size == 40
    assert np.unique(scores.astype(np.float16)).size == 1
    assert not apart([1.0, 1.0 + 1e-8])
    assert apart([1.0, 1.0, 2.0])


def test_the_counts_tell_every_way_of_rounding_apart():
    ways = {
        "int": int,
        "ceil": math.ceil,
        "half up": lambda x: int(x + 0.5),
        "floor": math.floor,
        "half down": lambda x: math.ceil(x - 0.5),
    }
    for name, way in ways.items():
        assert any(way(share * n) != round(share * n) for share, n in HALVES), name


def test_split_gives_the_entries_in_c_order():
    first, second, none = split(np.arange(7.0), [(2, 3), (), (0, 4)])
    assert np.array_equal(first, [[0, 1, 2], [3, 4, 5]])
    assert (second, second.shape, none.shape) == (6.0, (), (0, 4))


def test_bad_arguments_are_bad():
    assert all(a.shape != b.shape for a, b in mismatched())
    assert all([a.shape for a in x] != [b.shape for b in y] for x, y in mismatched_lists())
    assert not any(0 <= share <= 1 for share in BAD_SHARES)
    for arrays in not_finite(np.ones((2, 3)), np.zeros(0), np.array(1.0, np.float32)):
        assert sum(np.count_nonzero(~np.isfinite(a)) for a in arrays) == 1
        assert [(a.shape, a.dtype.name) for a in arrays] == [
            ((2, 3), "float64"), ((0,), "float64"), ((), "float32"),
        ]  # fmt: skip
    assert len(list(not_finite(np.ones(1)))) == 3
    for none in ((), (np.zeros((0, 3)),)):
        with pytest.raises(ValueError, match="needs an array that has entries"):
            list(not_finite(*none))
    alike = list(not_finite_alike(2, [(2, 2), ()]))
    assert {a.dtype.name for pair in alike for a in pair} == {"float16", "float32", "float64"}
    assert all(a.shape == b.shape and a.dtype == b.dtype for a, b in alike)
    assert all(np.isfinite(a).all() != np.isfinite(b).all() for a, b in alike)
    for pair in not_finite_lists():
        assert not np.isfinite(flat([a for arrays in pair for a in arrays])).all()


def test_long_integers_are_told_apart_by_float64_alone():
    assert LONG.dtype.kind == "i"
    assert len({*LONG.astype(np.float32).tolist()}) == 1
    assert len({*LONG.astype(np.float64).tolist()}) == 2
    assert (np.square(LONG) != np.square(LONG.astype(np.float64))).all()


def test_refused_crosses_arguments_with_options():
    cases = list(refused([("w", "g"), ("v", "h")], (0.0, 1.0), (True, False)))
    assert [case.args for case in cases][:3] == [
        ("w", "g", 0.0, True), ("w", "g", 0.0, False), ("w", "g", 1.0, True),
    ]  # fmt: skip
    assert len(cases) == 8
    assert {case.raises for case in cases} == {ValueError}
