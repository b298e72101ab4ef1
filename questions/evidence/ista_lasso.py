"""How far ten power iterations stay below the Lipschitz constant of a least-squares problem.

Setup: 200 samples of 50 standard normal features, and the same with features whose covariance is
0.9 to the power of the distance of their positions; power iteration on X^T X from a standard normal
vector; the estimate is the Rayleigh quotient after ten multiplications, as a share of the largest
eigenvalue.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure


def share_of_l(correlation: float, seed: int, rounds: int = 10) -> float:
    """The estimate of L over L, in per cent."""
    rng = np.random.default_rng(seed)
    place = np.arange(50)
    cov = correlation ** abs(place[:, None] - place) if correlation else np.eye(50)
    x = rng.normal(size=(200, 50)) @ np.linalg.cholesky(cov).T
    gram = x.T @ x
    v = rng.normal(size=50)
    for _ in range(rounds):
        v = gram @ (v / np.linalg.norm(v))
    v /= np.linalg.norm(v)
    return float(100 * (v @ gram @ v) / np.linalg.eigvalsh(gram)[-1])


def figures(quick: bool) -> Iterator[Figure]:
    """The share for independent and for correlated features, over seeds."""
    for correlation, quoted in ((0.0, "85 to 100%"), (0.9, "69 to 100%")):
        found = [share_of_l(correlation, seed) for seed in range(5 if quick else 50)]
        yield Figure(f"estimate of L in % of L, correlation {correlation}", quoted, found)
