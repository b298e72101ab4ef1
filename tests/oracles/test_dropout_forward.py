"""dropout_forward against PyTorch, a loop over fractions, and the moments of dropout."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

ROOT = Path(__file__).parent.parent.parent
FUNCTIONS = load_reference(open_bank(ROOT).item("dropout_forward")).functions
dropout_forward = FUNCTIONS["dropout_forward"]


def drawn(seed, number, dtypes=("float16", "float32", "float64")):
    """Arrays of whole numbers in several dtypes, probabilities, and draws of which some equal p."""
    rng = np.random.default_rng(seed)
    for _ in range(number):
        shape = tuple(rng.integers(0, 5, size=rng.integers(0, 5)))
        x = rng.integers(-9, 10, size=shape).astype(rng.choice(dtypes))
        p = float(rng.choice([0.0, 0.25, 0.5, 0.75, 1.0]))
        u = np.asarray(
            rng.integers(0, 8, size=shape) / 8.0, dtype=rng.choice(["float32", "float64"])
        )
        yield x, p, u


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("p", [0.0, 1.0])
def test_pytorch_gives_the_same_where_no_draw_decides(p, training):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(0)
    for dtype in (np.float16, np.float32, np.float64):
        x, u = rng.normal(size=(3, 4, 5)).astype(dtype), rng.random((3, 4, 5))
        expected = torch.nn.functional.dropout(torch.tensor(x), p, training).numpy()
        found = dropout_forward(x, p, u, training)
        assert found.dtype == expected.dtype
        np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("p", [0.1, 0.25, 0.5, 0.9])
def test_pytorch_gives_the_same_for_the_entries_that_it_kept(p):
    torch = pytest.importorskip("torch")
    torch.manual_seed(0)
    x = np.random.default_rng(1).uniform(0.5, 2.0, size=(40, 50))
    expected = torch.nn.functional.dropout(torch.tensor(x), p).numpy()
    u = np.where(expected != 0, (1 + p) / 2, p / 2)
    np.testing.assert_allclose(dropout_forward(x, p, u), expected, rtol=1e-12, atol=0)


@pytest.mark.parametrize("seed", range(5))
def test_a_loop_over_fractions_gives_the_same(seed):
    for x, p, u in drawn(seed, 200, ("float32", "float64", "int8", "int64")):
        found = dropout_forward(x, p, u)
        kind = x.dtype if x.dtype.kind == "f" else np.dtype(np.float64)
        pairs = zip(x.ravel().tolist(), u.ravel().tolist(), strict=True)
        exact = [Fraction(v) / (1 - Fraction(p)) if d >= p else 0 for v, d in pairs]
        assert found.dtype == kind
        assert found.shape == x.shape
        assert found.ravel().tolist() == [float(kind.type(v)) for v in map(float, exact)]
        assert not np.shares_memory(found, x)
        still = dropout_forward(x, p, u, False)
        assert still.dtype == kind
        np.testing.assert_array_equal(still, x)
        assert not np.shares_memory(still, x)


@pytest.mark.parametrize("p", [0.0, 0.25, 0.5, 0.875])
def test_mean_and_variance_over_all_draws(p):
    """Of n equally spaced draws p * n drop the entry, so that the moments come out exactly."""
    u = np.arange(64) / 64.0
    y = dropout_forward(np.full(64, 3.0), p, u)
    assert np.mean(y) == pytest.approx(3.0, rel=1e-12)
    assert np.var(y) == pytest.approx(9.0 * p / (1 - p), rel=1e-12, abs=1e-12)


def test_it_is_linear_in_x_for_fixed_draws():
    rng = np.random.default_rng(2)
    x, z, u = rng.normal(size=(2, 30)), rng.normal(size=(2, 30)), rng.random((2, 30))
    both = dropout_forward(x, 0.3, u) + 2 * dropout_forward(z, 0.3, u)
    np.testing.assert_allclose(dropout_forward(x + 2 * z, 0.3, u), both, rtol=1e-12)
