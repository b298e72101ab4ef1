"""hinv_remove against inverses of what is left, exact arithmetic and its own laws."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
REMOVE = load_reference(BANK.item("hinv_remove")).functions["hinv_remove"]
PRUNE = load_reference(BANK.item("obs_prune_one")).functions["obs_prune_one"]


def hessian(seed, d=8):
    """A Hessian with a condition number of some hundreds."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(40, d)) * np.logspace(0, 1, d)
    return x.T @ x / 40


def without(matrix, *gone):
    rest = [j for j in range(len(matrix)) if j not in gone]
    return matrix[np.ix_(rest, rest)]


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_inverse_of_what_is_left_for_every_index(seed):
    H = hessian(seed)
    for q in range(len(H)):
        found = REMOVE(np.linalg.inv(H), q)
        assert np.allclose(found @ without(H, q), np.eye(len(H) - 1), atol=1e-9)
        assert np.allclose(found, np.linalg.inv(without(H, q)), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", range(10))
def test_a_chain_of_removals_is_one_inverse_in_any_order(seed):
    H = hessian(seed)
    H_inv = np.linalg.inv(H)
    one = REMOVE(REMOVE(H_inv, 2), 4)  # 4 was 5
    other = REMOVE(REMOVE(H_inv, 5), 2)
    assert np.allclose(one, other, rtol=1e-9, atol=1e-12)
    assert np.allclose(one, np.linalg.inv(without(H, 2, 5)), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", range(10))
def test_no_other_weight_becomes_cheaper_to_remove(seed):
    H_inv = np.linalg.inv(hessian(seed))
    for q in range(len(H_inv)):
        left = np.diag(REMOVE(H_inv, q))
        assert (left > 0).all()
        assert (left <= np.delete(np.diag(H_inv), q) * (1 + 1e-12)).all()


@pytest.mark.parametrize("seed", range(10))
def test_two_steps_with_it_are_the_removal_of_both(seed):
    """The second weight costs what it costs among those that are left."""
    H = hessian(seed, 5)
    H_inv, w = np.linalg.inv(H), np.random.default_rng(seed).normal(size=5)
    first, once = PRUNE(w, H_inv, 1)
    second, twice = PRUNE(np.delete(once, 1), REMOVE(H_inv, 1), 2)  # 2 was 3
    gone = [1, 3]
    group = np.linalg.solve(H_inv[np.ix_(gone, gone)], w[gone])
    exact = w - H_inv[:, gone] @ group
    assert np.allclose(np.insert(twice, 1, 0.0), exact, rtol=1e-9, atol=1e-12)
    assert np.isclose(first + second, w[gone] @ group / 2, rtol=1e-9)


@pytest.mark.parametrize("seed", range(100))
def test_it_agrees_with_exact_arithmetic(seed):
    rng = np.random.default_rng(seed)
    d = int(rng.integers(1, 6))
    half = rng.integers(-3, 4, size=(d, d))
    kind = rng.choice(["int8", "int64", "float16", "float32", "float64"])
    H_inv = (half @ half.T + np.eye(d, dtype=int)).astype(kind)
    rows = H_inv.tolist()
    for q in range(d):
        rest = [j for j in range(d) if j != q]
        exact = [
            [float(rows[i][j] - Fraction(rows[i][q]) * Fraction(rows[q][j]) / Fraction(rows[q][q]))
             for j in rest]
            for i in rest
        ]  # fmt: skip
        found = REMOVE(H_inv, q)
        assert found.dtype == (H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
        assert found.shape == (d - 1, d - 1)
        rtol = {"float16": 1e-3, "float32": 1e-7}.get(found.dtype.name, 1e-12)
        assert np.allclose(found, np.reshape(exact, found.shape), rtol=rtol, atol=1e-12)
