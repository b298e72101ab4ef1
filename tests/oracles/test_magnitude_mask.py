"""magnitude_mask against PyTorch's pruning and against exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_module, load_reference

ITEM = open_bank(Path(__file__).parent.parent.parent).item("magnitude_mask")
SHARES = (0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0)


@pytest.fixture(scope="module")
def mask_of():
    return load_reference(ITEM).functions["magnitude_mask"]


def exact(w, sparsity):
    """Each entry as a fraction, sorted with its position: no float takes part in the ranking."""
    entries = [abs(Fraction(x)) for x in w.ravel().tolist()]
    order = sorted(range(len(entries)), key=lambda i: (entries[i], i))
    pruned = set(order[: round(sparsity * len(entries))])
    flat = [float(i not in pruned) for i in range(len(entries))]
    return np.array(flat, w.dtype if w.dtype.kind == "f" else float).reshape(w.shape)


def test_it_agrees_with_exact_arithmetic_where_ties_are_the_rule(mask_of):
    rng = np.random.default_rng(0)
    for _ in range(3000):
        shape = tuple(rng.integers(0, 6, size=rng.integers(0, 4)))
        w = np.asarray(rng.integers(-2, 3, size=shape))
        w = w.astype(rng.choice(["float16", "float32", "float64", "int8", "int64"]))
        w = w.T if rng.random() < 0.3 else w
        sparsity = float(rng.choice(SHARES))
        found, wanted = mask_of(w, sparsity), exact(w, sparsity)
        assert (found.dtype, found.tolist()) == (wanted.dtype, wanted.tolist())


@pytest.mark.parametrize("seed", range(40))
def test_it_agrees_with_torch_where_nothing_ties(mask_of, seed):
    torch = pytest.importorskip("torch")
    from torch.nn.utils import prune

    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(1, 9, size=2).tolist())
    w = rng.normal(size=shape)
    for sparsity in SHARES:
        layer = torch.nn.Linear(shape[1], shape[0], bias=False, dtype=torch.float64)
        layer.weight.data = torch.from_numpy(w.copy())
        prune.l1_unstructured(layer, "weight", amount=sparsity)
        assert mask_of(w, sparsity).tolist() == layer.weight_mask.tolist()


def test_halves_go_to_the_even_number(mask_of):
    assert mask_of(np.arange(1.0, 6.0), 0.5).tolist() == [0, 0, 1, 1, 1]  # round(2.5) is 2
    assert mask_of(np.arange(1.0, 4.0), 0.5).tolist() == [0, 0, 1]  # round(1.5) is 2


def test_the_number_of_zeros_and_what_is_left_of_the_magnitudes(mask_of):
    rng = np.random.default_rng(1)
    for _ in range(500):
        w = np.round(rng.normal(size=rng.integers(0, 30)), 1)
        sparsity = float(rng.random())
        mask = mask_of(w, sparsity)
        k = round(sparsity * w.size)
        assert np.array_equal(np.sort(np.abs(w[mask == 1])), np.sort(np.abs(w))[k:])


def test_scale_and_sign_change_nothing(mask_of):
    w = np.random.default_rng(2).normal(size=(4, 5))
    first = mask_of(w, 0.5).tolist()
    for factor in (-1.0, 2.0**-40, -(2.0**40)):
        assert mask_of(factor * w, 0.5).tolist() == first


@pytest.mark.parametrize("seed", range(5))
def test_this_machines_unstable_sorts_err_on_several_cases(seed):
    cases = load_module(ITEM.files.checks, "checks_of_it").TIES.cases_for(seed)
    wrong = {"argsort": 0, "argpartition": 0}
    for case in cases:
        sizes = np.abs(case.args[0]).ravel()
        k = round(case.args[1] * sizes.size)
        right = set(np.argsort(sizes, kind="stable")[:k].tolist())
        wrong["argsort"] += set(np.argsort(sizes)[:k].tolist()) != right
        wrong["argpartition"] += set(np.argpartition(sizes, max(k - 1, 0))[:k].tolist()) != right
    assert min(wrong.values()) >= 5
