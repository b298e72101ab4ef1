"""obd_saliency against measured losses, second derivatives by autograd and exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
SALIENCY = load_reference(BANK.item("obd_saliency")).functions["obd_saliency"]


@pytest.mark.parametrize("seed", range(20))
def test_a_diagonal_quadratic_rises_by_the_sum_of_the_removed_saliencies(seed):
    """At its minimum w, with whole numbers, which are exact."""
    rng = np.random.default_rng(seed)
    w, h = rng.integers(-8, 9, size=(2, 12)).astype(float)
    removed = rng.random(12) < 0.5

    def loss(v):
        return 3.0 + (h * (v - w) ** 2).sum() / 2

    without = np.where(removed, 0.0, w)
    assert loss(without) - loss(w) == SALIENCY(w, h)[removed].sum()


@pytest.mark.parametrize("seed", range(5))
def test_one_removal_from_any_quadratic_costs_the_saliency_of_the_diagonal(seed):
    rng = np.random.default_rng(seed)
    half = rng.integers(-3, 4, size=(6, 6)).astype(float)
    hessian, w = half.T @ half, rng.integers(-5, 6, size=6).astype(float)
    for q in range(6):
        delta = np.zeros(6)
        delta[q] = -w[q]
        assert delta @ hessian @ delta / 2 == SALIENCY(w, np.diag(hessian).copy())[q]


@pytest.mark.parametrize("seed", range(5))
def test_autograd_gives_the_same_cost_at_a_minimum(seed):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(seed)
    x = torch.tensor(rng.normal(size=(20, 4)))
    w = torch.tensor(rng.normal(size=4))
    target = x @ w

    def loss(v):
        return ((x @ v - target) ** 2).mean() / 2

    h = torch.diag(torch.autograd.functional.hessian(loss, w)).numpy()
    for q in range(4):
        without = w.clone()
        without[q] = 0.0
        assert np.isclose(loss(without).item(), SALIENCY(w.numpy(), h)[q], rtol=1e-9)


@pytest.mark.parametrize("seed", range(100))
def test_it_agrees_with_exact_arithmetic(seed):
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(0, 4, size=rng.integers(0, 4)))
    kinds = rng.choice(["int8", "int64", "float16", "float32", "float64"], size=2)
    w, h = (rng.integers(-9, 10, size=shape).astype(kind) for kind in kinds)
    found = SALIENCY(w, h)
    pairs = zip(w.ravel().tolist(), h.ravel().tolist(), strict=True)
    exact = [float(Fraction(b) * Fraction(a) ** 2 / 2) for a, b in pairs]
    assert found.dtype == (w.dtype if w.dtype.kind == "f" else np.float64)
    assert found.shape == shape
    assert found.ravel().tolist() == np.array(exact, found.dtype).tolist()


def test_equal_curvatures_rank_as_magnitude_does():
    w = np.random.default_rng(1).normal(size=50)
    order = np.argsort(SALIENCY(w, np.full(50, 0.7)), kind="stable")
    assert order.tolist() == np.argsort(np.abs(w), kind="stable").tolist()


@pytest.mark.parametrize("exponent", [-40, -3, 5, 40])
def test_it_does_not_change_where_the_curvature_undoes_a_rescaling(exponent):
    """w -> a w turns h into h / a**2; powers of 2 are exact."""
    w, h = np.random.default_rng(2).normal(size=(2, 30))
    factor = 2.0**exponent
    assert SALIENCY(w * factor, h / factor**2).tolist() == SALIENCY(w, h).tolist()
