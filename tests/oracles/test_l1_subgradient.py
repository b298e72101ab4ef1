"""l1_subgradient against PyTorch's autograd, a loop, and the definition of a subgradient."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

ROOT = Path(__file__).parent.parent.parent
l1_subgradient = load_reference(open_bank(ROOT).item("l1_subgradient")).functions["l1_subgradient"]


def drawn(seed, number, dtypes=("float16", "float32", "float64")):
    """Arrays with many zeros of both signs, in several dtypes and scales, and strengths."""
    rng = np.random.default_rng(seed)
    for _ in range(number):
        shape = tuple(rng.integers(0, 5, size=rng.integers(0, 4)))
        w = rng.integers(-3, 4, size=shape) * rng.choice([1.0, 0.25, 2.0**-9, 16.0])
        w = np.where(rng.random(shape) < 0.2, -0.0, w)
        yield np.asarray(w, dtype=rng.choice(dtypes)), float(rng.choice([0.0, 0.25, 1.0, 3.0]))


@pytest.mark.parametrize("seed", range(5))
def test_autograd_of_abs_gives_the_same(seed):
    torch = pytest.importorskip("torch")
    for w, lam in drawn(seed, 200):
        leaf = torch.tensor(w, requires_grad=True)
        (lam * leaf.abs().sum()).backward()
        found = np.asarray(l1_subgradient(w, lam))
        assert found.dtype == w.dtype
        np.testing.assert_array_equal(found, leaf.grad.numpy())


@pytest.mark.parametrize("seed", range(5))
def test_a_loop_over_fractions_gives_the_same(seed):
    for w, lam in drawn(seed, 200, ("float16", "float32", "float64", "int8", "int64")):
        found = np.asarray(l1_subgradient(w, lam))
        exact = [Fraction(v) for v in w.ravel().tolist()]
        assert found.ravel().tolist() == [((v > 0) - (v < 0)) * lam for v in exact]
        assert found.dtype == (w.dtype if w.dtype.kind == "f" else np.float64)


def test_the_penalty_lies_above_its_tangents():
    """lam * |z| >= lam * |w| + g * (z - w) for every z: the definition of a subgradient."""
    rng = np.random.default_rng(0)
    w = np.concatenate([rng.normal(size=200), np.zeros(20)])
    g = l1_subgradient(w, 0.75)
    for z in (rng.normal(size=w.size), -w, 3 * w, np.zeros(w.size)):
        assert (0.75 * np.abs(z) >= 0.75 * np.abs(w) + g * (z - w) - 1e-12).all()


def test_it_is_odd_and_blind_to_positive_scales():
    w = np.random.default_rng(1).normal(size=(3, 4))
    for c in (2.0**-50, 1e-9, 3.0, 1e9):
        np.testing.assert_array_equal(l1_subgradient(c * w, 0.5), l1_subgradient(w, 0.5))
    np.testing.assert_array_equal(l1_subgradient(-w, 0.5), -l1_subgradient(w, 0.5))
