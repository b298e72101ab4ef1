"""dropout_backward against PyTorch's autograd, a loop over fractions, and finite differences."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
dropout_backward = load_reference(BANK.item("dropout_backward")).functions["dropout_backward"]
dropout_forward = load_reference(BANK.item("dropout_forward")).functions["dropout_forward"]


def drawn(seed, number, dtypes):
    """Gradients of whole numbers, masks and probabilities of which 1 - p is a power of 2."""
    rng = np.random.default_rng(seed)
    for _ in range(number):
        shape = tuple(rng.integers(0, 5, size=rng.integers(0, 5)))
        g = rng.integers(-9, 10, size=shape).astype(rng.choice(dtypes))
        mask = rng.integers(2, size=shape).astype(rng.choice(["bool", "int64", "float64"]))
        yield g, mask, float(rng.choice([0.0, 0.5, 0.75, 1.0]))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("p", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_autograd_of_pytorchs_dropout_gives_the_same(p, dtype):
    torch = pytest.importorskip("torch")
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    x = torch.tensor(rng.uniform(0.5, 2.0, size=(20, 30)).astype(dtype), requires_grad=True)
    y = torch.nn.functional.dropout(x, p)
    g = rng.normal(size=(20, 30)).astype(dtype)
    y.backward(torch.tensor(g))
    found = dropout_backward(g, (y.detach().numpy() != 0).astype(dtype), p)
    assert found.dtype == dtype
    np.testing.assert_allclose(found, x.grad.numpy(), rtol=1e-6, atol=0)


@pytest.mark.parametrize("seed", range(5))
def test_a_loop_over_fractions_gives_the_same(seed):
    for g, mask, p in drawn(seed, 200, ["float16", "float32", "float64", "int8", "int64"]):
        found = dropout_backward(g, mask, p)
        pairs = zip(g.ravel().tolist(), mask.ravel().tolist(), strict=True)
        exact = [Fraction(v) / (1 - Fraction(p)) if k and p < 1 else 0 for v, k in pairs]
        assert found.dtype == (g.dtype if g.dtype.kind == "f" else np.float64)
        assert found.shape == g.shape
        assert found.ravel().tolist() == [float(v) for v in exact]
        assert not np.shares_memory(found, g)


@pytest.mark.parametrize("p", [0.0, 0.3, 0.8, 1.0])
def test_a_gradient_check_of_the_forward_pass(p):
    """Central differences of half the squared output, with the draws held fixed."""
    rng = np.random.default_rng(1)
    x, u = rng.normal(size=12), rng.random(12)
    found = dropout_backward(dropout_forward(x, p, u), u >= p, p)

    def loss(x):
        return 0.5 * np.sum(dropout_forward(x, p, u) ** 2)

    steps = 1e-5 * np.eye(12)
    slopes = [(loss(x + step) - loss(x - step)) / 2e-5 for step in steps]
    np.testing.assert_allclose(found, slopes, rtol=1e-6, atol=1e-8)


def test_it_is_the_transpose_of_the_forward_pass():
    rng = np.random.default_rng(2)
    x, g, u = rng.normal(size=(5, 6)), rng.normal(size=(5, 6)), rng.random((5, 6))
    forward = np.sum(g * dropout_forward(x, 0.3, u))
    assert np.sum(x * dropout_backward(g, u >= 0.3, 0.3)) == pytest.approx(forward, rel=1e-12)


def test_a_fresh_mask_loses_the_variance_of_the_noise():
    """The mean gradient of half the squared output is x / (1 - p); with another mask it is x."""
    masks = np.array([0.0, 0.0, 0.0, 1.0])  # every outcome of p = 0.75, equally likely
    x, p = np.full(4, 3.0), 0.75
    y = dropout_backward(x, masks, p)  # the forward pass has the same formula
    right = dropout_backward(y, masks, p)
    fresh = [dropout_backward(y, np.full(4, other), p) for other in masks]
    assert np.mean(right) == 3.0 / (1 - p)
    assert np.mean(fresh) == 3.0
