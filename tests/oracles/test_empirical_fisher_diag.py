"""empirical_fisher_diag against per-example autograd, the whole matrix and exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
DIAG = load_reference(BANK.item("empirical_fisher_diag")).functions["empirical_fisher_diag"]


@pytest.mark.parametrize("seed", range(5))
def test_it_is_the_mean_square_of_the_gradients_of_single_examples(seed):
    """By vmap of grad, and by a loop over batches of one, on a softmax classifier."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(seed)
    w = torch.tensor(rng.normal(size=(3, 5)))
    x, y = torch.tensor(rng.normal(size=(12, 5))), torch.tensor(rng.integers(3, size=12))

    def loss(w, x, y):
        return -torch.log_softmax(w @ x, 0).gather(0, y.reshape(1)).sum()

    rows = torch.func.vmap(torch.func.grad(loss), in_dims=(None, 0, 0))(w, x, y)
    loop = torch.zeros(3, 5, dtype=torch.float64)
    for one, label in zip(x, y, strict=True):
        leaf = w.clone().requires_grad_()
        loss(leaf, one, label).backward()
        loop += leaf.grad**2 / 12
    found = DIAG(rows.reshape(12, 15).numpy())
    assert np.allclose(found, loop.numpy().ravel(), rtol=1e-10)


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_diagonal_of_the_matrix_and_the_squared_mean_plus_the_variance(seed):
    rng = np.random.default_rng(seed)
    G = rng.normal(size=rng.integers(1, 20, size=2)) + rng.normal()
    assert np.allclose(DIAG(G), np.diag(G.T @ G / len(G)), rtol=1e-12)
    assert np.allclose(DIAG(G), G.mean(axis=0) ** 2 + G.var(axis=0), rtol=1e-12)


@pytest.mark.parametrize("seed", range(200))
def test_it_agrees_with_exact_arithmetic(seed):
    rng = np.random.default_rng(seed)
    G = rng.integers(-9, 10, size=(rng.integers(1, 9), rng.integers(0, 6)))
    G = G.astype(rng.choice(["int8", "int64", "float16", "float32", "float64"]))
    columns = [[Fraction(x) ** 2 for x in column] for column in G.T.tolist()]
    exact = [float(sum(column, Fraction(0)) / len(G)) for column in columns]
    dtype = G.dtype if G.dtype.kind == "f" else np.dtype(np.float64)
    found = DIAG(G)
    assert found.dtype == dtype
    assert np.allclose(found, np.array(exact, dtype), rtol=2 * np.finfo(dtype).eps, atol=0)


def test_order_and_signs_of_the_examples_do_not_matter():
    rng = np.random.default_rng(3)
    G = rng.integers(-8, 9, size=(10, 4)).astype(float)
    flipped = G[rng.permutation(10)] * rng.choice([-1.0, 1.0], size=(10, 1))
    assert DIAG(flipped).tolist() == DIAG(G).tolist()


def test_batches_combine_by_their_sizes():
    rng = np.random.default_rng(4)
    G = rng.normal(size=(10, 4))
    assert np.allclose(DIAG(G), (3 * DIAG(G[:3]) + 7 * DIAG(G[3:])) / 10, rtol=1e-12)


def test_linear_regression_at_the_minimum_has_the_variance_alone():
    rng = np.random.default_rng(5)
    X, noise = rng.normal(size=(200, 3)), rng.normal(size=200)
    y = X @ np.ones(3) + noise
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    G = -(y - X @ w)[:, None] * X
    assert np.allclose(G.mean(axis=0), 0, atol=1e-12)
    assert np.allclose(DIAG(G), G.var(axis=0), rtol=1e-9)
    assert (DIAG(G) > 0.1).all()
