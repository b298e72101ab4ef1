"""topk_ste against a sort in exact arithmetic, torch's top-k where there are no ties, and the
gradient of a mask that is a leaf."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_module, load_reference

torch = pytest.importorskip("torch", reason="torch is an optional extra")
ROOT = Path(__file__).parent.parent.parent
ITEM = open_bank(ROOT).item("topk_ste")
TopKSTE = load_reference(ITEM).functions["TopKSTE"]
CHECKS = load_module(ITEM.files.checks, "oracle_of_topk_ste")


def drawn(seed, number):
    """Scores with many ties in several shapes, dtypes and layouts, and shares."""
    rng = np.random.default_rng(seed)
    for _ in range(number):
        shape = tuple(rng.integers(0, 5, size=rng.integers(0, 4)))
        scores = torch.tensor(rng.integers(-3, 4, size=shape) / 4, dtype=torch.float64)
        dtype = (torch.float64, torch.float32, torch.float16, torch.bfloat16)[rng.integers(4)]
        scores = scores.to(dtype)
        yield (scores.mT if scores.dim() > 1 and rng.random() < 0.5 else scores), rng.random()


@pytest.mark.parametrize("seed", range(5))
def test_a_sort_of_fractions_and_positions_gives_the_same(seed):
    for scores, keep in drawn(seed, 200):
        values = [Fraction(value) for value in scores.flatten().tolist()]
        order = sorted(range(len(values)), key=lambda i: (values[i], i))
        kept = set(order[len(values) - round(keep * len(values)) :])
        wanted = torch.tensor([float(i in kept) for i in range(len(values))], dtype=scores.dtype)
        found = TopKSTE.apply(scores, keep)
        assert found.dtype == scores.dtype
        assert torch.equal(found, wanted.reshape(scores.shape))


@pytest.mark.parametrize("seed", range(5))
def test_topk_gives_the_same_where_no_scores_are_equal(seed):
    rng = torch.Generator().manual_seed(seed)
    for n in range(1, 60):
        scores, keep = torch.randn(n, generator=rng), torch.rand((), generator=rng).item()
        wanted = torch.zeros(n)
        wanted[scores.topk(round(keep * n)).indices] = 1
        assert torch.equal(TopKSTE.apply(scores, keep), wanted)


def test_the_gradient_is_that_of_a_mask_that_is_a_leaf():
    rng = torch.Generator().manual_seed(0)
    for _ in range(50):
        scores, weight = (torch.randn(3, 4, generator=rng, requires_grad=True) for _ in range(2))
        x = torch.randn(5, 4, generator=rng)
        mask = TopKSTE.apply(scores, 0.4)
        leaf = mask.detach().requires_grad_()
        for factor in (mask, leaf):
            torch.tanh(x @ (weight * factor).T).square().sum().backward()
        assert torch.equal(scores.grad, leaf.grad)
        assert bool((scores.grad[mask == 0] != 0).any())


@pytest.mark.parametrize("seed", range(10))
def test_every_ranking_that_leaves_ties_to_chance_errs(seed):
    """Whatever this machine's torch does with ties: its own top-k is caught by some case."""
    wrong = 0
    for case in CHECKS.TIES.cases_for(seed):
        scores, keep = case.args
        flat, n = scores.flatten(), scores.numel()
        right = set(torch.argsort(flat, stable=True)[: n - round(keep * n)].tolist())
        kept = flat.topk(round(keep * n)).indices.tolist()
        wrong += set(range(n)) - set(kept) != right
    assert wrong >= 5
