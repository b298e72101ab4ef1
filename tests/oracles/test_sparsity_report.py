"""sparsity_report against PyTorch, exact fractions, and a figure worked out by hand."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

ROOT = Path(__file__).parent.parent.parent
ITEM = open_bank(ROOT).item("sparsity_report")
sparsity_report = load_reference(ITEM).functions["sparsity_report"]


def drawn(seed, number):
    """Lists of arrays of several dtypes with an entry at least, in which zeros are frequent."""
    rng = np.random.default_rng(seed)
    for _ in range(number):
        weights = []
        for _ in range(rng.integers(1, 5)):
            shape = tuple(rng.integers(0, 5, size=rng.integers(0, 4)))
            values = rng.integers(-2, 3, size=shape) * (rng.random(shape) < rng.choice([0, 0.3, 1]))
            dtype = rng.choice(["float16", "float32", "float64", "int8", "int64"])
            weights.append(np.asarray(values, dtype=dtype))
        if any(w.size for w in weights):
            yield weights


@pytest.mark.parametrize("seed", range(5))
def test_exact_fractions_give_the_same(seed):
    for weights in drawn(seed, 200):
        entries = [v for w in weights for v in w.ravel().tolist()]
        zeros = entries.count(0)
        sparsity, ratio = sparsity_report(weights)
        assert sparsity == float(Fraction(zeros, len(entries)))
        left = len(entries) - zeros
        assert ratio == (float(Fraction(len(entries), left)) if left else math.inf)


def test_pruned_modules_of_pytorch_are_reported_as_its_tutorial_counts_them():
    torch = pytest.importorskip("torch")
    from torch.nn.utils import prune

    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Conv2d(1, 6, 3), torch.nn.Linear(40, 12))
    prune.global_unstructured([(m, "weight") for m in model], prune.L1Unstructured, amount=0.3)
    weights = [m.weight.detach() for m in model]
    zeros = sum(int((w == 0).sum()) for w in weights)
    size = sum(w.nelement() for w in weights)
    found = sparsity_report([w.numpy() for w in weights])
    assert found == (zeros / size, size / (size - zeros))
    assert zeros == round(0.3 * size)


def test_the_layers_of_the_answer():
    weights = [np.repeat([0.0, 1.0], [90, 10]), np.repeat([0.0, 1.0], [1, 9])]
    assert sparsity_report(weights) == (91 / 110, 110 / 19)


def test_only_the_counts_matter():
    rng = np.random.default_rng(7)
    for weights in drawn(8, 50):
        flat = np.concatenate([w.ravel().astype(np.float64) for w in weights])
        wanted = sparsity_report(weights)
        assert sparsity_report([flat]) == wanted
        assert sparsity_report([rng.permutation(flat)]) == wanted
        assert sparsity_report([-(2.0**-40) * flat, np.zeros((0, 3))]) == wanted
