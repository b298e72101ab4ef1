"""The references against slow oracles, and how far the tables' cases reach."""

from __future__ import annotations

import math
import sys
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from corpus import ROOT

from grader.bank import open_bank
from grader.grading.notes import large_table
from grader.kit import Rng, Table
from grader.kit.subject import live

BANK = open_bank(ROOT)
EXERCISES = [id for rung in BANK.ladder for id in rung.exercises]


def exact(array):
    return [Fraction(x) for x in array.ravel().tolist()]


def drawn_arrays(rng, number):
    """Arrays of few different values, in all dtypes and layouts: ties are the rule."""
    for _ in range(number):
        shape = tuple(rng.integers(0, 5, size=rng.integers(0, 4)))
        array = rng.integers(-2, 3, size=shape) * 0.5
        array = array.astype(rng.choice(["float16", "float32", "float64"]))
        yield (array.T if rng.random() < 0.3 else array), array.shape


def pairs(rng):
    """Weights and gradients of a few small tensors."""
    weights = [w for w, _ in drawn_arrays(rng, rng.integers(0, 6))]
    return weights, [rng.integers(-2, 3, size=w.shape) * 0.25 for w in weights]


def oracle_of_weight_pruning(weights, grads, sparsity):
    sides = ([x for array in side for x in exact(array)] for side in (weights, grads))
    scores = [abs(a * b) for a, b in zip(*sides, strict=True)]
    order = sorted(range(len(scores)), key=lambda i: (scores[i], i))
    pruned = set(order[: round(sparsity * len(scores))])
    masks, start = [], 0
    for w in weights:
        flat = [float(i not in pruned) for i in range(start, start + w.size)]
        masks.append(np.array(flat, w.dtype).reshape(w.shape))
        start += w.size
    return masks


def oracle_of_layer_pruning(weights, grads, threshold):
    scores = []
    for w, g in zip(weights, grads, strict=True):
        products = [abs(a * b) for a, b in zip(exact(w), exact(g), strict=True)]
        scores.append(sum(products, Fraction(0)) / max(1, len(products)))
    pruned = [i for i, s in enumerate(scores) if s < threshold]
    if len(pruned) == len(scores):
        pruned.remove(max(pruned, key=lambda i: (scores[i], -i)))
    return pruned


def test_weight_pruning_agrees_with_exact_arithmetic(judges):
    reference = judges("weight_pruning").reference.functions["weight_pruning"]
    rng = np.random.default_rng(0)
    for _ in range(2000):
        weights, grads = pairs(rng)
        sparsity = float(rng.choice([0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0]))
        found, wanted = (f(weights, grads, sparsity) for f in (reference, oracle_of_weight_pruning))
        assert [m.dtype for m in found] == [m.dtype for m in wanted]
        assert [m.tolist() for m in found] == [m.tolist() for m in wanted]


def test_layer_pruning_agrees_with_exact_arithmetic(judges):
    reference = judges("layer_pruning").reference.functions["layer_pruning"]
    rng = np.random.default_rng(1)
    done = 0
    while done < 2000:
        weights, grads = pairs(rng)
        # No mean of eighths over so few entries lies near these thresholds, but those given.
        threshold = float(rng.choice([-1.0, 0.0, 0.125, 0.25, 0.5, 1.0, math.inf, 0.1234567]))
        if weights and all(w.size in (0, 1, 2, 4, 8, 16) for w in weights):  # exact means
            found = reference(weights, grads, threshold)
            assert found == oracle_of_layer_pruning(weights, grads, threshold)
            done += 1


def test_l1_loss_agrees_with_exact_arithmetic(judges):
    reference = judges("l1_loss").reference.functions["l1_loss"]
    rng = np.random.default_rng(2)
    for _ in range(1000):
        kinds = ["int8", "uint8", "int64", "float16", "float32", "float64"]
        weights = [
            rng.integers(-128, 128, size=a.shape).astype(rng.choice(kinds)) for a in pairs(rng)[0]
        ]
        total = sum((abs(x) for w in weights for x in exact(w)), Fraction(0))
        assert reference(weights, 0.25) == float(total / 4)


def test_dropout_mask_is_independent_bits(judges):
    """All 16 masks of 2 by 2 entries come with the chances of independent draws (chi-square)."""
    reference = judges("dropout_mask").reference.functions["dropout_mask"]
    p, n, rng = 0.3, 20_000, np.random.default_rng(3)
    masks = Counter(tuple((reference((2, 2), p, rng) == 0).ravel().tolist()) for _ in range(n))
    chance = {mask: p ** sum(mask) * (1 - p) ** (4 - sum(mask)) for mask in masks}
    square = sum((masks[m] - n * chance[m]) ** 2 / (n * chance[m]) for m in masks)
    assert len(masks) == 16
    assert square < 60  # of 15 degrees of freedom: exceeded with probability below 1e-6


SORTS = {
    "argsort": lambda s, k: np.argsort(s)[:k],
    "heapsort": lambda s, k: np.argsort(s, kind="heapsort")[:k],
    "argpartition": lambda s, k: np.argpartition(s, min(k, s.size - 1))[:k],
    "argpartition of the last": lambda s, k: np.argpartition(s, max(k - 1, 0))[:k],
    "from the end": lambda s, k: np.argsort(s[::-1], kind="stable")[:k] * -1 + s.size - 1,
    "reversed order": lambda s, k: np.argsort(-s, kind="stable")[::-1][:k],
    "by halves": lambda s, k: np.argsort(s.reshape(2, -1).T.ravel() if s.size % 2 == 0 else s)[:k],
}


@pytest.mark.parametrize("name", SORTS)
@pytest.mark.parametrize("seed", range(10))
def test_every_sort_that_is_not_stable_errs_on_many_cases(name, seed, judges):
    """Whatever this machine's NumPy does with ties: its own unstable sorts are caught."""
    cases = judges("weight_pruning").checks.VALUES.cases_for(seed)
    wrong = 0
    for case in cases:
        weights, grads, sparsity = case.args
        parts = [np.abs(w * g).ravel() for w, g in zip(weights, grads, strict=True)]
        scores = np.concatenate([np.zeros(0), *parts])
        if scores.size == 0:
            continue
        k = round(sparsity * scores.size)
        right = set(np.argsort(scores, kind="stable")[:k].tolist())
        wrong += set(SORTS[name](scores, k).tolist()) != right
    assert wrong >= 5


def unstable(shuffle):
    """An ideal unstable sort: it leaves equal scores in any order that `shuffle` likes."""
    return lambda s, k: shuffle[np.argsort(s[shuffle], kind="stable")][:k]


def test_no_single_order_of_ties_gets_every_case_right(judges):
    cases = judges("weight_pruning").checks.VALUES.cases_for(0)
    rng = np.random.default_rng(4)
    for _ in range(20):
        right = 0
        for case in cases:
            weights, grads, sparsity = case.args
            parts = [np.abs(w * g).ravel() for w, g in zip(weights, grads, strict=True)]
            scores = np.concatenate([np.zeros(0), *parts])
            if scores.size < 17:
                continue
            k = round(sparsity * scores.size)
            found = unstable(rng.permutation(scores.size))(scores, k)
            right += set(found.tolist()) == set(np.argsort(scores, kind="stable")[:k].tolist())
        assert right < len(cases) - 5


def nearest(values):
    """The least relative distance of two values that differ."""
    values = np.sort(np.array(values, dtype=float))
    values = values[np.isfinite(values)]
    gaps, sizes = np.diff(values), np.maximum(np.abs(values[1:]), np.abs(values[:-1]))
    return min((gaps[gaps > 0] / sizes[gaps > 0]).tolist(), default=1.0)


def deciding(id, case):
    """Groups of numbers whose order decides the answer, but for those that nothing can round."""
    weights, grads, bound = case.args
    pairs = zip(weights, grads, strict=True)
    sizes = [np.abs(w.astype(np.float64) * g.astype(np.float64)).ravel() for w, g in pairs]
    if id == "weight_pruning":
        return [np.concatenate([np.zeros(0), *sizes])]
    scores = [s.mean() if s.size else 0.0 for s in sizes]
    # A layer of one entry whose gradient is 1 scores just that entry.
    whole = [g.size == 1 and bool((g == 1).all()) for g in grads]
    by_score = sorted(zip(scores, whole, strict=True))[-2:]
    open_ = max(scores) < bound and not all(entry for _, entry in by_score)
    highest = [[score for score, _ in by_score]] if open_ else []
    return [*highest, *([s, bound] for s, entry in zip(scores, whole, strict=True) if not entry)]


@pytest.mark.parametrize("id", ["weight_pruning", "layer_pruning"])
@pytest.mark.parametrize("seed", range(5))
def test_what_is_no_tie_keeps_its_distance(id, seed, judges):
    """No order of rounding can decide: what is compared is equal or 1e-6 apart."""
    tables = [t for t in vars(judges(id).checks).values() if isinstance(t, Table)]
    plain = [t for t in tables if t.function == id]  # the others are for probes
    cases = [c for t in plain for c in t.cases_for(seed) if c.raises is None]
    assert min(nearest(group) for case in cases for group in deciding(id, case)) >= 1e-6


def calls_and_entries(function, args):
    """Calls of Python and C functions, and array entries that go in and come out."""
    own, calls = [live(a, copies=True) for a in args], 0

    def count(frame, event, arg):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        answer = function(*own)
    finally:
        sys.setprofile(None)
    return calls, sum(map(entries, (*args, answer)))


def entries(value):
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list | tuple):
        return sum(map(entries, value))
    return int(np.prod(value.shape)) if hasattr(value, "shape") else 0


@pytest.mark.parametrize("id", EXERCISES)
@pytest.mark.parametrize("seed", [0, 1])
def test_the_timed_call_is_worth_timing(id, seed, judges):
    """About a millisecond of work or more, and not so much that a candidate waits for it.

    Work is counted, not timed: a call costs about half a microsecond, an entry that is read,
    multiplied, drawn or sorted some 10 ns.
    """
    table = large_table(judges(id).checks, seed)
    if table is None:
        tables = [t for t in vars(judges(id).checks).values() if isinstance(t, Table)]
        assert all(entries(c.args) <= len(c.args) for t in tables for c in t.cases_for(seed))
        pytest.skip("its arguments are numbers: no call is worth timing")
    case = table.large_for(seed)[0]
    function = judges(id).reference.callable(table.function)
    calls, size = calls_and_entries(function, case.args)
    microseconds = calls / 2 + size / 100
    told = f"{calls:,} calls and {size:,} entries count as {microseconds:,.0f} µs"
    assert 1_000 <= microseconds <= 10_000, (
        f"{told}; expected 1,000 to 10,000. Make `large=`'s first case larger or smaller"
    )
    assert not any(isinstance(a, Rng) and a == Rng(0) for a in case.args)
