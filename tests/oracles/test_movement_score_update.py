"""movement_score_update against autograd through a straight-through mask, and exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
UPDATE = load_reference(BANK.item("movement_score_update")).functions["movement_score_update"]


@pytest.mark.parametrize("seed", range(10))
def test_it_is_an_sgd_step_through_a_straight_through_mask(seed):
    """Pruned weights' scores move as well, though the weights' own gradient is zero there."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(seed)
    W = torch.tensor(rng.normal(size=(4, 6)), requires_grad=True)
    S = torch.tensor(rng.normal(size=(4, 6)), requires_grad=True)
    x, y = torch.tensor(rng.normal(size=(8, 6))), torch.tensor(rng.normal(size=(8, 4)))
    keep = S.detach() >= S.detach().flatten().sort().values[12]
    mask = S + (keep.double() - S).detach()  # the value of the mask, the gradient of S
    masked = W * mask
    masked.retain_grad()
    (torch.tanh(x @ masked.T) - y).square().mean().backward()
    optimiser = torch.optim.SGD([S], lr=0.3)
    before = S.detach().numpy().copy()
    optimiser.step()
    found = UPDATE(before, W.detach().numpy(), masked.grad.numpy(), 0.3)
    assert np.allclose(found, S.detach().numpy(), rtol=1e-12, atol=1e-15)
    assert (W.grad[~keep] == 0).all()
    assert (found != before).all()


@pytest.mark.parametrize("seed", range(200))
def test_it_agrees_with_exact_arithmetic(seed):
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(0, 5, size=rng.integers(0, 4)))
    kinds = rng.choice(["int8", "int64", "float16", "float32", "float64"], size=3)
    S, W, g = (rng.integers(-9, 10, size=shape).astype(kind) for kind in kinds)
    found = UPDATE(S, W, g, 0.25)
    entries = zip(S.ravel().tolist(), W.ravel().tolist(), g.ravel().tolist(), strict=True)
    exact = [float(Fraction(s) - Fraction(w) * Fraction(d) / 4) for s, w, d in entries]
    assert found.dtype == (S.dtype if S.dtype.kind == "f" else np.float64)
    assert found.shape == shape
    assert found.ravel().tolist() == exact
    assert not np.shares_memory(found, S)


def test_a_score_rises_where_descent_moves_its_weight_away_from_zero():
    rng = np.random.default_rng(1)
    W, g = rng.normal(size=(2, 50))
    rises = UPDATE(np.zeros(50), W, g, 0.1) > 0
    grows = np.abs(W - 1e-6 * g) > np.abs(W)
    assert (rises == grows).all()


def test_steps_from_zero_add_up_the_first_order_cost_of_removal():
    rng = np.random.default_rng(2)
    W, g = rng.integers(-8, 9, size=(2, 20, 5)).astype(float)
    S = np.zeros(5)
    for w, d in zip(W, g, strict=True):
        S = UPDATE(S, w, d, 0.5)
    assert S.tolist() == (-0.5 * (W * g).sum(axis=0)).tolist()
