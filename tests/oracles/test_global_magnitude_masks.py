"""global_magnitude_masks against PyTorch's global pruning and against exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_module, load_reference
from grader.kit import split

ITEM = open_bank(Path(__file__).parent.parent.parent).item("global_magnitude_masks")
SHARES = (0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0)


@pytest.fixture(scope="module")
def masks_of():
    return load_reference(ITEM).functions["global_magnitude_masks"]


def exact(weights, sparsity):
    """Each entry as a fraction, sorted with its position: no float takes part in the ranking."""
    entries = [abs(Fraction(x)) for w in weights for x in w.ravel().tolist()]
    order = sorted(range(len(entries)), key=lambda i: (entries[i], i))
    pruned = set(order[: round(sparsity * len(entries))])
    keep = np.array([float(i not in pruned) for i in range(len(entries))])
    kinds = [w.dtype if w.dtype.kind == "f" else np.dtype(float) for w in weights]
    parts = split(keep, [w.shape for w in weights]) if weights else []
    return [m.astype(kind) for m, kind in zip(parts, kinds, strict=True)]


def test_it_agrees_with_exact_arithmetic_where_ties_are_the_rule(masks_of):
    rng = np.random.default_rng(0)
    kinds = ["float16", "float32", "float64", "int8", "int64"]
    for _ in range(1500):
        weights = []
        for _ in range(rng.integers(0, 6)):
            shape = tuple(rng.integers(0, 5, size=rng.integers(0, 4)))
            w = np.asarray(rng.integers(-2, 3, size=shape)).astype(rng.choice(kinds))
            weights.append(w.T if rng.random() < 0.3 else w)
        sparsity = float(rng.choice(SHARES))
        found, wanted = masks_of(weights, sparsity), exact(weights, sparsity)
        assert [(m.dtype, m.tolist()) for m in found] == [(m.dtype, m.tolist()) for m in wanted]


@pytest.mark.parametrize("seed", range(20))
def test_it_agrees_with_torch_where_nothing_ties(masks_of, seed):
    torch = pytest.importorskip("torch")
    from torch.nn.utils import prune

    rng = np.random.default_rng(seed)
    shapes = [(int(n), int(m)) for n, m in rng.integers(1, 8, size=(4, 2))]
    weights = [rng.normal(size=s) * 3.0**i for i, s in enumerate(shapes)]
    for sparsity in SHARES:
        layers = [torch.nn.Linear(m, n, bias=False, dtype=torch.float64) for n, m in shapes]
        for layer, w in zip(layers, weights, strict=True):
            layer.weight.data = torch.from_numpy(w.copy())
        parameters = [(layer, "weight") for layer in layers]
        prune.global_unstructured(parameters, prune.L1Unstructured, amount=sparsity)
        theirs = [layer.weight_mask.tolist() for layer in layers]
        assert [m.tolist() for m in masks_of(weights, sparsity)] == theirs


def test_the_number_of_zeros_and_what_is_left_of_the_magnitudes(masks_of):
    rng = np.random.default_rng(1)
    for _ in range(300):
        weights = [np.round(rng.normal(size=(n, 3)), 1) for n in rng.integers(0, 6, size=3)]
        sparsity = float(rng.random())
        masks = masks_of(weights, sparsity)
        sizes = np.sort(np.abs(np.concatenate([w.ravel() for w in weights])))
        kept = np.concatenate([np.abs(w[m == 1]) for w, m in zip(weights, masks, strict=True)])
        assert np.array_equal(np.sort(kept), sizes[round(sparsity * sizes.size) :])


def test_scale_and_sign_change_nothing(masks_of):
    rng = np.random.default_rng(2)
    weights = [rng.normal(size=(4, 5)), rng.normal(size=9)]
    first = [m.tolist() for m in masks_of(weights, 0.5)]
    for factor in (-1.0, 2.0**-40, -(2.0**40)):
        assert [m.tolist() for m in masks_of([factor * w for w in weights], 0.5)] == first


@pytest.mark.parametrize("seed", range(5))
def test_this_machines_unstable_sorts_err_on_several_cases(seed):
    cases = load_module(ITEM.files.checks, "checks_of_it").TIES.cases_for(seed)
    wrong = {"argsort": 0, "argpartition": 0}
    for case in cases:
        weights, sparsity = case.args
        sizes = np.abs(np.concatenate([w.ravel() for w in weights]))
        k = round(sparsity * sizes.size)
        right = set(np.argsort(sizes, kind="stable")[:k].tolist())
        wrong["argsort"] += set(np.argsort(sizes)[:k].tolist()) != right
        wrong["argpartition"] += set(np.argpartition(sizes, max(k - 1, 0))[:k].tolist()) != right
    assert min(wrong.values()) >= 5
