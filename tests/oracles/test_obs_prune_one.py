"""obs_prune_one against the KKT system, exact arithmetic, least squares and its own laws."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
PRUNE = load_reference(BANK.item("obs_prune_one")).functions["obs_prune_one"]
OBD = load_reference(BANK.item("obd_saliency")).functions["obd_saliency"]


def problem(seed, d=7):
    """Weights and a Hessian with a condition number of some hundreds."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(40, d)) * np.logspace(0, 1, d)
    return rng.normal(size=d), x.T @ x / 40


@pytest.mark.parametrize("seed", range(20))
def test_it_solves_the_kkt_system(seed):
    w, H = problem(seed)
    d = w.size
    for q in range(d):
        unit = np.eye(d)[q]
        system = np.block([[H, unit[:, None]], [unit[None], np.zeros((1, 1))]])
        delta = np.linalg.solve(system, np.append(np.zeros(d), -w[q]))[:d]
        saliency, new = PRUNE(w, np.linalg.inv(H), q)
        assert np.allclose(new, w + delta, rtol=0, atol=1e-10)
        assert np.isclose(saliency, delta @ H @ delta / 2, rtol=1e-9)
        assert new[q] == 0.0


@pytest.mark.parametrize("seed", range(20))
def test_the_saliency_is_the_cost_of_the_update_and_no_gradient_is_left_at_survivors(seed):
    w, H = problem(seed)
    for q in range(w.size):
        saliency, new = PRUNE(w, np.linalg.inv(H), q)
        delta = new - w
        assert np.isclose(delta @ H @ delta / 2, saliency, rtol=1e-9)
        assert np.allclose(np.delete(H @ delta, q), 0.0, atol=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_it_costs_no_more_than_leaving_the_others_alone(seed):
    w, H = problem(seed)
    costs = [PRUNE(w, np.linalg.inv(H), q)[0] for q in range(w.size)]
    assert (np.array(costs) <= OBD(w, np.diag(H).copy()) * (1 + 1e-9)).all()


@pytest.mark.parametrize("seed", range(10))
def test_a_linear_layer_is_refitted_by_least_squares(seed):
    rng = np.random.default_rng(seed)
    x, w = rng.normal(size=(30, 5)), rng.normal(size=5)
    for q in range(5):
        rest = [j for j in range(5) if j != q]
        saliency, new = PRUNE(w, np.linalg.inv(x.T @ x), q)
        fitted, residual, *_ = np.linalg.lstsq(x[:, rest], x @ w, rcond=None)
        assert np.allclose(new[rest], fitted, rtol=1e-9)
        assert np.isclose(residual[0] / 2, saliency, rtol=1e-9)


@pytest.mark.parametrize("seed", range(10))
def test_a_diagonal_hessian_gives_optimal_brain_damage(seed):
    rng = np.random.default_rng(seed)
    w, h = rng.normal(size=6), 2.0 ** rng.integers(-3, 4, size=6)
    for q in range(6):
        saliency, new = PRUNE(w, np.diag(1 / h), q)
        assert saliency == OBD(w, h)[q]
        assert new.tolist() == np.where(np.arange(6) == q, 0.0, w).tolist()


@pytest.mark.parametrize("seed", range(100))
def test_it_agrees_with_exact_arithmetic(seed):
    rng = np.random.default_rng(seed)
    d = int(rng.integers(1, 6))
    half = rng.integers(-3, 4, size=(d, d))
    first, second = rng.choice(["int8", "int64", "float16", "float32", "float64"], size=2)
    w = rng.integers(-9, 10, size=d).astype(first)
    H_inv = (half @ half.T + np.eye(d, dtype=int)).astype(second)
    for q in range(d):
        saliency, new = PRUNE(w, H_inv, q)
        factor = Fraction(w[q].item()) / Fraction(H_inv[q, q].item())
        column = H_inv[:, q].tolist()
        pairs = zip(w.tolist(), column, strict=True)
        exact = [float(Fraction(a) - factor * Fraction(b)) for a, b in pairs]
        assert new.dtype == (w.dtype if w.dtype.kind == "f" else np.float64)
        tolerance = {"float16": 1e-3, "float32": 1e-7}.get(new.dtype.name, 1e-12)
        assert np.allclose(new, exact, rtol=tolerance, atol=1e-12)
        assert np.isclose(saliency, float(factor * Fraction(w[q].item()) / 2), rtol=1e-12)
