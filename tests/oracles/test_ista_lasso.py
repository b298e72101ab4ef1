"""ista_lasso against a loop over fractions, scikit-learn, the optimality conditions, and bounds."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

ROOT = Path(__file__).parent.parent.parent
ista_lasso = load_reference(open_bank(ROOT).item("ista_lasso")).functions["ista_lasso"]


def problems(seed, number):
    rng = np.random.default_rng(seed)
    for _ in range(number):
        d = int(rng.integers(1, 7))
        n = d + int(rng.integers(3, 12))
        X = rng.normal(size=(n, d)) + rng.normal(size=(n, 1))
        y = X @ (rng.normal(size=d) * (rng.random(d) < 0.6)) + rng.normal(size=n)
        yield X, y, float(np.abs(X.T @ y).max() * rng.choice([0.01, 0.1, 0.5, 1.5]))


def objective(X, y, lam, w):
    return 0.5 * float(((y - X @ w) ** 2).sum()) + lam * float(np.abs(w).sum())


def test_fractions_give_the_same_where_the_step_size_is_known():
    """Diagonal data whose longest column has a power of 2 for its length: every step is exact."""
    rng = np.random.default_rng(0)
    for _ in range(100):
        d = int(rng.integers(1, 5))
        lengths = rng.permutation([2, *rng.integers(0, 3, size=d - 1)])
        targets, n_iter = rng.integers(-20, 21, size=d), int(rng.integers(0, 5))
        exact = [Fraction(0)] * d
        for _ in range(n_iter):
            moved = [
                w - Fraction(1, 4) * int(a) * (int(a) * w - int(b))
                for w, a, b in zip(exact, lengths, targets, strict=True)
            ]
            limit = Fraction(3, 8)  # a quarter of 1.5
            exact = [v - limit if v > limit else min(v + limit, Fraction(0)) for v in moved]
        found = ista_lasso(np.diag(lengths).astype(float), targets.astype(float), 1.5, n_iter)
        np.testing.assert_allclose(found, [float(w) for w in exact], rtol=1e-13, atol=1e-13)


@pytest.mark.parametrize("seed", range(3))
def test_after_many_steps_the_optimality_conditions_hold(seed):
    for X, y, lam in problems(seed, 6):
        w = ista_lasso(X, y, lam, 5_000)
        slope = X.T @ (y - X @ w)
        np.testing.assert_allclose(slope[w != 0], lam * np.sign(w[w != 0]), rtol=1e-4)
        assert (np.abs(slope[w == 0]) <= lam * (1 + 1e-4)).all()


def test_scikit_learn_agrees():
    """`Lasso` divides the squared error by the number of samples: alpha = lam / n."""
    linear_model = pytest.importorskip("sklearn.linear_model")
    for X, y, lam in problems(7, 6):
        model = linear_model.Lasso(alpha=lam / len(y), fit_intercept=False, tol=1e-12)
        wanted = model.set_params(max_iter=1_000_000).fit(X, y).coef_
        np.testing.assert_allclose(ista_lasso(X, y, lam, 5_000), wanted, rtol=1e-4, atol=1e-6)


def test_the_objective_falls_and_keeps_the_rate_of_the_theory():
    """F(w_k) - F* <= L * ||w*||^2 / (2 k) for steps of size 1 / L (Beck and Teboulle, 2009)."""
    for X, y, lam in problems(11, 6):
        best = ista_lasso(X, y, lam, 5_000)
        least, L = objective(X, y, lam, best), np.linalg.norm(X, 2) ** 2
        values = [objective(X, y, lam, ista_lasso(X, y, lam, k)) for k in range(12)]
        slack = 1e-9 * (1 + values[0])
        assert all(b <= a + slack for a, b in pairwise(values))
        for k, value in enumerate(values[1:], start=1):
            assert value - least <= L * float(best @ best) / (2 * k) + slack


def test_zero_is_the_solution_from_the_largest_correlation_on():
    for X, y, _ in problems(13, 20):
        largest = float(np.abs(X.T @ y).max())
        assert not ista_lasso(X, y, 1.001 * largest, 5).any()
        assert ista_lasso(X, y, 0.999 * largest, 5).any()
