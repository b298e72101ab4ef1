"""How far L1, L2 and L-infinity norms of filters agree on which half of a layer to prune.

Setup: 256 filters of 3x3x64 weights, one layer a seed.
Same scale: standard normal entries, so that norms differ by chance alone. Spread scales: the
entries of a filter times exp(0.3 z), z standard normal. Spread shapes: half of the filters
Gaussian, half with Student's t entries of 3 degrees of freedom, all scaled to variance 1, times
exp(0.1 z). Overlap of the pruned halves in per cent; chance is 50.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

FILTERS, SIZE = 256, 576
QUOTED = {
    ("same", 2): "85 to 92",
    ("same", np.inf): "49 to 61",
    ("scales", 2): "98 to 100",
    ("scales", np.inf): "88 to 94",
    ("shapes", 2): "62 to 77",
    ("shapes", np.inf): "13 to 24",
}


def layers(seed: int) -> dict[str, np.ndarray]:
    """The three kinds of layer, (filters, weights)."""
    rng = np.random.default_rng(seed)
    normal = rng.normal(size=(FILTERS, SIZE))
    scales = np.exp(0.3 * rng.normal(size=(FILTERS, 1)))
    heavy = rng.standard_t(3, size=(FILTERS, SIZE)) / 3**0.5
    mixed = np.where(np.arange(FILTERS)[:, None] % 2, heavy, normal)
    mild = np.exp(0.1 * rng.normal(size=(FILTERS, 1)))
    return {"same": normal, "scales": normal * scales, "shapes": mixed * mild}


def pruned(w: np.ndarray, n: float) -> set[int]:
    """The half of the filters with the smallest norms."""
    return set(np.argsort(np.linalg.norm(w, ord=n, axis=1), kind="stable")[: FILTERS // 2].tolist())


def overlap(w: np.ndarray, n: float) -> float:
    """Of the filters that L1 prunes, how many the n-norm prunes too, in per cent."""
    return 100 * len(pruned(w, 1) & pruned(w, n)) / (FILTERS // 2)


def figures(quick: bool) -> Iterator[Figure]:
    """Each kind of layer against each norm, over seeds."""
    found = [layers(seed) for seed in range(3 if quick else 20)]
    for (kind, n), quoted in QUOTED.items():
        yield Figure(f"{kind}, L1 and L{n}", quoted, [overlap(f[kind], n) for f in found])
