"""What the sum of distances to the other filters sees: norms, and not duplicates.

Setup: 64 filters of 576 standard normal weights. Norms: each filter times exp(0.3 z), z standard
normal; Spearman's correlation of the sum of distances with the norm. Duplicates: all of one scale,
eight filters replaced by copies of eight others; the 16 filters of lowest score are pruned. By
chance 4 of the 16 twins would be among them. The same with all norms equal, and with each filter
times exp(0.3 z); with equal norms also for filters of 9 weights, and for filters to which a common
standard normal filter was added, times a factor drawn for each from [0, 1].
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure


def scores(w: np.ndarray) -> np.ndarray:
    """The sum of the Euclidean distances from each filter to all."""
    square = (w**2).sum(axis=1)
    gram = square[:, None] + square[None] - 2 * w @ w.T
    np.fill_diagonal(gram, 0)
    return np.sqrt(np.maximum(gram, 0)).sum(axis=1)


def rho(a: np.ndarray, b: np.ndarray) -> float:
    """Spearman's correlation; there are no ties."""
    return float(np.corrcoef(a.argsort().argsort(), b.argsort().argsort())[0, 1])


def twins(w: np.ndarray) -> tuple[int, int]:
    """After copying eight filters: the twins that go, and the pairs of which exactly one goes."""
    w = w.copy()
    w[32:40] = w[:8]
    pruned = np.zeros(64, dtype=bool)
    pruned[np.argsort(scores(w).round(6), kind="stable")[:16]] = True
    return int(pruned[:8].sum() + pruned[32:40].sum()), int((pruned[:8] != pruned[32:40]).sum())


def measured(seed: int) -> tuple[float, int, int, int, int, int, int]:
    """The correlation, twins and split pairs; twins with equal norms and with spread scales; with
    equal norms those of small filters and of filters that share a component.
    """
    rng = np.random.default_rng(seed)
    w = rng.normal(size=(64, 576))
    scaled = w * np.exp(0.3 * rng.normal(size=(64, 1)))
    correlation = rho(scores(scaled), np.linalg.norm(scaled, axis=1))
    shared = w + rng.uniform(size=(64, 1)) * rng.normal(size=576)
    unit, small, shared = (
        v / np.linalg.norm(v, axis=1, keepdims=True) for v in (w, w[:, :9], shared)
    )
    return correlation, *twins(w), *(twins(v)[0] for v in (unit, scaled, small, shared))


def figures(quick: bool) -> Iterator[Figure]:
    """Both setups, over seeds."""
    found = [measured(seed) for seed in range(3 if quick else 20)]
    yield Figure("rank correlation with the norm", "0.998 to 1.000", [f[0] for f in found])
    yield Figure("twins pruned, of 16", "4 to 10", [f[1] for f in found])
    yield Figure("pairs split", "0 to 1", [f[2] for f in found])
    yield Figure("twins pruned, equal norms", "16", [f[3] for f in found])
    yield Figure("twins pruned, spread scales", "0 to 8", [f[4] for f in found])
    yield Figure("twins pruned, equal norms, 9 weights", "4 to 10", [f[5] for f in found])
    yield Figure("twins pruned, equal norms, shared component", "2 to 12", [f[6] for f in found])
