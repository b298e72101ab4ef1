"""taylor_channel_scores against gate gradients by autograd, exact arithmetic and its own laws."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
SCORES = load_reference(BANK.item("taylor_channel_scores")).functions["taylor_channel_scores"]
SHAPES = [(3,), (1, 4), (5, 2), (2, 3, 4), (4, 3, 2, 2), (2, 1, 2, 3, 2)]


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("seed", range(5))
def test_the_score_is_the_squared_gradient_of_a_gate_on_the_channel(shape, seed):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(seed)
    w = torch.tensor(rng.normal(size=shape), requires_grad=True)
    gate = torch.ones(shape[0], *[1] * (len(shape) - 1), dtype=torch.float64, requires_grad=True)
    mix = torch.tensor(rng.normal(size=shape))
    loss = torch.tanh((gate * w * mix).sum()) + ((gate * w - mix) ** 2).sum()
    grad, gate_grad = torch.autograd.grad(loss, (w, gate))
    found = SCORES(w.detach().numpy(), grad.numpy())
    assert np.allclose(found, gate_grad.numpy().ravel() ** 2, rtol=1e-9)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_linear_loss_changes_by_the_root_of_the_score(shape):
    rng = np.random.default_rng(6)
    w, g = rng.integers(-8, 9, size=(2, *shape)).astype(float)
    for channel in range(shape[0]):
        without = w.copy()
        without[channel] = 0.0
        assert (np.vdot(g, without) - np.vdot(g, w)) ** 2 == SCORES(w, g)[channel]


@pytest.mark.parametrize("seed", range(200))
def test_it_agrees_with_exact_arithmetic(seed):
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(1, 5, size=rng.integers(1, 5)))
    kinds = rng.choice(["int8", "int64", "float16", "float32", "float64"], size=2)
    ranges = zip((2, 1), kinds, strict=True)  # no square exceeds what float16 holds
    w, g = (rng.integers(-top, top + 1, size=shape).astype(kind) for top, kind in ranges)
    found = SCORES(w, g)
    exact = []
    for a, b in zip(w, g, strict=True):
        pairs = zip(np.ravel(a).tolist(), np.ravel(b).tolist(), strict=True)
        exact.append(float(sum((Fraction(x) * Fraction(y) for x, y in pairs), Fraction(0)) ** 2))
    assert found.dtype == (w.dtype if w.dtype.kind == "f" else np.float64)
    assert found.tolist() == np.array(exact, found.dtype).tolist()


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_it_does_not_change_where_the_gradient_undoes_a_rescaling(shape):
    rng = np.random.default_rng(7)
    w, g = rng.normal(size=(2, *shape))
    factor = np.exp2(rng.integers(-20, 21, size=shape))
    assert SCORES(factor * w, g / factor).tolist() == SCORES(w, g).tolist()


@pytest.mark.parametrize("shape", SHAPES[1:], ids=str)
def test_it_is_at_most_the_square_of_the_absolute_sum(shape):
    rng = np.random.default_rng(8)
    w, g = rng.normal(size=(2, *shape))
    bound = np.abs(w * g).sum(axis=tuple(range(1, w.ndim))) ** 2
    assert (SCORES(w, g) <= bound * (1 + 1e-12)).all()
