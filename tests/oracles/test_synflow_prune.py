"""synflow_prune against a loop in exact arithmetic and autograd, and what the method promises."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
PRUNE = load_reference(BANK.item("synflow_prune")).functions["synflow_prune"]


def whole(rng, widths):
    return [rng.integers(-3, 4, size=(b, a)).astype(float) for a, b in pairwise(widths)]


def he(rng, widths):
    return [rng.normal(size=(b, a)) * (2 / a) ** 0.5 for a, b in pairwise(widths)]


def flow(net, skip=None):
    """R in exact arithmetic; `skip` (layer, row, column) leaves one weight out."""
    signal = [Fraction(1)] * len(net[0][0])
    for level, rows in enumerate(net):
        signal = [
            sum((a * x for j, (a, x) in enumerate(zip(row, signal, strict=True))
                 if (level, i, j) != skip), Fraction(0))
            for i, row in enumerate(rows)
        ]  # fmt: skip
    return sum(signal, Fraction(0))


def slow(weights, density, n):
    """R is linear in each weight: a score is what R loses without it."""
    net = [[[abs(Fraction(x)) for x in row] for row in w.tolist()] for w in weights]
    alive = [(a, *index) for a, w in enumerate(weights) for index in np.ndindex(w.shape)]
    total = len(alive)
    for i in range(1, n + 1):
        whole = flow(net)
        alive.sort(key=lambda place: (whole - flow(net, place), place))
        cut = len(alive) - round(density ** (i / n) * total)
        for a, b, c in alive[:cut]:
            net[a][b][c] = Fraction(0)
        alive = alive[cut:]
    masks = [np.zeros(w.shape) for w in weights]
    for a, b, c in alive:
        masks[a][b, c] = 1.0
    return masks


@pytest.mark.parametrize("seed", range(100))
def test_it_agrees_with_exact_arithmetic(seed):
    rng = np.random.default_rng(seed)
    weights = whole(rng, rng.integers(1, 5, size=rng.integers(2, 5)))
    density, n = float(rng.choice([0.0, 0.1, 0.3, 0.5, 0.8, 1.0])), int(rng.integers(1, 6))
    found, wanted = PRUNE(weights, density, n), slow(weights, density, n)
    assert [m.tolist() for m in found] == [m.tolist() for m in wanted]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("n", [1, 2, 5])
def test_it_agrees_with_the_public_procedure_by_autograd(seed, n):
    """Score by autograd, cut by a global threshold; away from ties that is the same mask."""
    torch = pytest.importorskip("torch")
    weights = he(np.random.default_rng(seed), (7, 9, 8, 4))
    total, density = sum(w.size for w in weights), 0.6
    net = [torch.tensor(np.abs(w)) for w in weights]
    masks = [torch.ones_like(w) for w in net]
    for i in range(1, n + 1):
        live = [(w * m).requires_grad_() for w, m in zip(net, masks, strict=True)]
        signal = torch.ones(7, dtype=torch.float64)
        for w in live:
            signal = torch.relu(w @ signal)
        grads = torch.autograd.grad(signal.sum(), live)
        scores = torch.cat([(w * g).flatten() for w, g in zip(live, grads, strict=True)])
        ranked = scores.sort().values
        cut = total - round(density ** (i / n) * total)
        threshold = (ranked[cut - 1] + ranked[cut]) / 2
        assert ranked[cut] - ranked[cut - 1] > 1e-9 * ranked[cut]
        parts = (scores > threshold).double().split([w.numel() for w in net])
        masks = [p.reshape(w.shape) for p, w in zip(parts, net, strict=True)]
    found = PRUNE(weights, density, n)
    assert [m.tolist() for m in found] == [m.tolist() for m in masks]


@pytest.mark.parametrize("seed", range(5))
def test_no_layer_is_emptied_where_one_round_and_magnitude_empty_one(seed):
    weights = he(np.random.default_rng(seed), (16, 64, 64, 64, 4))
    weights[1] *= 0.05
    density = 0.01
    one, many = PRUNE(weights, density, 1), PRUNE(weights, density, 100)
    cut = np.sort(np.concatenate([np.abs(w).ravel() for w in weights]))[::-1]
    cut = cut[round(density * cut.size) - 1]
    assert min(m.sum() for m in one) == 0
    assert not (np.abs(weights[1]) >= cut).any()
    assert min(m.sum() for m in many) > 0
    signal = np.ones(16)
    for w, m in zip(weights, many, strict=True):
        signal = np.abs(w * m) @ signal
    assert signal.sum() > 0


@pytest.mark.parametrize("seed", range(10))
def test_rescaling_hidden_units_changes_no_mask(seed):
    rng = np.random.default_rng(seed)
    weights = whole(rng, (4, 6, 5, 3))
    scaled = [w.copy() for w in weights]
    for below, above in pairwise(scaled):
        factor = np.exp2(rng.integers(-8, 9, size=len(below)))
        below *= factor[:, None]
        above /= factor
    for n in (1, 7):
        found, wanted = PRUNE(scaled, 0.3, n), PRUNE(weights, 0.3, n)
        assert [m.tolist() for m in found] == [m.tolist() for m in wanted]
