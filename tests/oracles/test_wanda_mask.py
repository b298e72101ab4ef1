"""wanda_mask against the authors' running norms, a slow exact ranking and its own laws."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_reference

BANK = open_bank(Path(__file__).parent.parent.parent)
MASK = load_reference(BANK.item("wanda_mask")).functions["wanda_mask"]


def as_in_locuslab(torch, W, batches, share):
    """The algorithm of lib/layerwrapper.py and lib/prune.py, written anew (commit 8e8fc87)."""
    squares, seen = torch.zeros(W.shape[1], dtype=torch.float64), 0
    for batch in batches:
        squares *= seen / (seen + len(batch))
        seen += len(batch)
        squares += torch.linalg.vector_norm(batch.T, dim=1) ** 2 / seen
    metric = W.abs() * squares.sqrt().reshape(1, -1)
    _, order = torch.sort(metric, dim=-1, stable=True)
    gone = torch.zeros(W.shape, dtype=torch.bool)
    gone.scatter_(1, order[:, : int(W.shape[1] * share)], True)
    return (~gone).double().numpy()


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
@pytest.mark.parametrize("seed", range(10))
def test_it_is_the_authors_mask_for_three_batches(seed, share):
    """At shares whose product with the number of columns is whole, where int and round agree."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(seed)
    W, X = rng.normal(size=(6, 16)), rng.normal(size=(30, 16)) * np.logspace(-2, 2, 16)
    batches = [torch.from_numpy(part) for part in np.split(X, [7, 18])]
    found = MASK(W, X, share)
    assert found.tolist() == as_in_locuslab(torch, torch.from_numpy(W), batches, share).tolist()


@pytest.mark.parametrize("seed", range(200))
def test_it_agrees_with_an_exact_ranking(seed):
    """Squared scores in whole numbers, with many ties; norms are whole as well."""
    rng = np.random.default_rng(seed)
    rows, columns = rng.integers(0, 6, size=2)
    norms = rng.integers(0, 4, size=columns)
    X = np.array([[3.0], [4.0]]) * norms
    W = rng.integers(-3, 4, size=(rows, columns)).astype(rng.choice(["int8", "float16", "float64"]))
    share = float(rng.choice([0.0, 0.2, 0.3, 0.5, 0.7, 1.0]))
    k = round(share * columns)
    wanted = np.ones(W.shape)
    for i in range(rows):
        scores = [
            (Fraction(W[i, j].item()) ** 2 * sum(Fraction(x) ** 2 for x in X[:, j].tolist()), j)
            for j in range(columns)
        ]
        for _, j in sorted(scores)[:k]:
            wanted[i, j] = 0.0
    found = MASK(W, X, share)
    assert found.dtype == (W.dtype if W.dtype.kind == "f" else np.float64)
    assert found.tolist() == wanted.tolist()


@pytest.mark.parametrize("seed", range(10))
def test_it_removes_from_each_row_what_costs_least_alone(seed):
    """The squared score is the squared output error of one removal."""
    rng = np.random.default_rng(seed)
    W, X = rng.normal(size=(4, 7)), rng.normal(size=(20, 7)) * np.logspace(-1, 1, 7)
    cost = np.array([[np.sum((X[:, j] * w) ** 2) for j, w in enumerate(row)] for row in W])
    mask = MASK(W, X, 3 / 7)
    assert (mask.sum(axis=1) == 4).all()
    dearest, cheapest = np.where(mask == 0, cost, 0.0), np.where(mask == 1, cost, np.inf)
    assert (dearest.max(axis=1) < cheapest.min(axis=1)).all()


@pytest.mark.parametrize("seed", range(10))
def test_rows_do_not_touch_each_other_and_samples_may_come_in_any_order(seed):
    rng = np.random.default_rng(seed)
    W, X = rng.normal(size=(5, 9)), rng.normal(size=(12, 9))
    whole = MASK(W, X, 0.4)
    alone = [MASK(row[None], X, 0.4)[0].tolist() for row in W]
    assert alone == whole.tolist()
    assert MASK(W, rng.permutation(X), 0.4).tolist() == whole.tolist()
    assert MASK(W * rng.uniform(0.1, 9.0, size=(5, 1)), X, 0.4).tolist() == whole.tolist()


def test_inputs_of_equal_norm_rank_as_magnitude_does():
    rng = np.random.default_rng(3)
    W, X = rng.normal(size=(4, 8)), 1.0 - 2.0 * rng.integers(2, size=(16, 8))
    kept = np.argsort(np.abs(W), axis=1)[:, 4:]
    assert np.take_along_axis(MASK(W, X, 0.5), kept, axis=1).sum() == kept.size
