"""When magnitude pruning lowers the error of least squares.

Setup: 40 coordinates, an orthonormal design (X'X = nI), n = 50 samples, noise of standard deviation
1, so that each estimate is the weight plus Gaussian noise of variance 1/50. The estimates of
smallest magnitude are set to zero. Quoted is the squared error summed over the coordinates, the
mean of 2,000 draws, for each of 10 seeds. Last, the largest of ten standard normal numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

SPARSE = np.r_[np.ones(5), np.zeros(35)]
DENSE = np.full(40, 0.5)


def error(seed: int, w: np.ndarray, count: int) -> float:
    """The mean squared error after setting the `count` smallest estimates to zero."""
    rng = np.random.default_rng(seed)
    estimate = w + rng.normal(size=(2000, w.size)) / 50**0.5
    order = np.argsort(abs(estimate), axis=1)[:, :count]
    np.put_along_axis(estimate, order, 0.0, axis=1)
    return float(((estimate - w) ** 2).sum(axis=1).mean())


def figures(quick: bool) -> Iterator[Figure]:
    """The errors of the page."""
    seeds = range(2 if quick else 10)
    cases = [
        ("nothing pruned", SPARSE, 0, "0.80"),
        ("five signals, 35 pruned", SPARSE, 35, "0.10"),
        ("five signals, 20 pruned", SPARSE, 20, "0.72"),
        ("forty equal signals, 10 pruned", DENSE, 10, "2.94"),
    ]
    for what, w, count, quoted in cases:
        yield Figure(what, quoted, [error(s, w, count) for s in seeds])
    best = [
        float(np.random.default_rng(s).normal(size=(40_000, 10)).max(axis=1).mean()) for s in seeds
    ]
    yield Figure("largest of ten", "1.54", best)
