"""synflow_scores against autograd, exact sums over paths and its conservation laws."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
SCORES = load_reference(BANK.item("synflow_scores")).functions["synflow_scores"]
WIDTHS = [(3, 2), (4, 5, 3), (2, 6, 6, 1), (3, 4, 5, 4, 3, 2), (1, 1, 1)]


def network(rng, widths, density=1.0):
    shapes = [(n, m) for m, n in pairwise(widths)]
    return [rng.normal(size=s) * (rng.random(s) < density) for s in shapes]


@pytest.mark.parametrize("widths", WIDTHS, ids=str)
@pytest.mark.parametrize("seed", range(5))
def test_the_scores_are_those_of_the_public_procedure(widths, seed):
    """Make the model absolute, send in ones, differentiate the sum of the outputs, restore."""
    torch = pytest.importorskip("torch")
    weights = network(np.random.default_rng(seed), widths, density=0.8)
    linears = [torch.nn.Linear(w.shape[1], w.shape[0], bias=False).double() for w in weights]
    model = torch.nn.Sequential()
    for layer, w in zip(linears, weights, strict=True):
        layer.weight.data = torch.tensor(np.abs(w))
        model.append(layer).append(torch.nn.ReLU())
    model(torch.ones(1, widths[0], dtype=torch.float64)).sum().backward()
    for layer, found in zip(linears, SCORES(weights), strict=True):
        wanted = (layer.weight.grad * layer.weight.detach()).abs().numpy()
        assert np.allclose(found, wanted, rtol=1e-12, atol=0)


@pytest.mark.parametrize("seed", range(100))
def test_a_score_is_the_sum_over_the_paths_through_the_weight(seed):
    rng = np.random.default_rng(seed)
    widths = rng.integers(1, 4, size=rng.integers(2, 6))
    weights = [rng.integers(-3, 4, size=(n, m)).astype(float) for m, n in pairwise(widths)]
    wanted = [[[Fraction(0)] * w.shape[1] for _ in range(w.shape[0])] for w in weights]
    for path in product(*map(range, widths)):
        strength = Fraction(1)
        for w, (i, j) in zip(weights, pairwise(path), strict=True):
            strength *= abs(Fraction(w[j, i]))
        for scores, (i, j) in zip(wanted, pairwise(path), strict=True):
            scores[j][i] += strength
    assert [s.tolist() for s in SCORES(weights)] == wanted


@pytest.mark.parametrize("widths", WIDTHS, ids=str)
@pytest.mark.parametrize("density", [1.0, 0.5])
def test_layers_sum_to_r_and_units_pass_on_what_they_get(widths, density):
    weights = network(np.random.default_rng(7), widths, density)
    signal = np.ones(widths[0])
    for w in weights:
        signal = np.abs(w) @ signal
    scores = SCORES(weights)
    assert np.allclose([s.sum() for s in scores], signal.sum(), rtol=1e-12, atol=0)
    for below, above in pairwise(scores):
        assert np.allclose(below.sum(axis=1), above.sum(axis=0), rtol=1e-12, atol=0)
    assert all((s >= 0).all() for s in scores)


@pytest.mark.parametrize("widths", WIDTHS, ids=str)
def test_rescaling_hidden_units_changes_nothing(widths):
    rng = np.random.default_rng(8)
    weights = network(rng, widths)
    scaled = [w.copy() for w in weights]
    for below, above in pairwise(scaled):
        factor = np.exp2(rng.integers(-20, 21, size=len(below)))
        below *= factor[:, None]
        above /= factor
    assert [s.tolist() for s in SCORES(scaled)] == [s.tolist() for s in SCORES(weights)]


def test_scaling_a_layer_scales_all_scores_alike():
    weights = network(np.random.default_rng(9), (4, 5, 6, 2))
    doubled = SCORES([weights[0], 2 * weights[1], weights[2]])
    assert [s.tolist() for s in doubled] == [(2 * s).tolist() for s in SCORES(weights)]
