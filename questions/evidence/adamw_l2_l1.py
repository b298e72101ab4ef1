"""How often a weight without any signal is exactly zero under Adam with a soft-threshold.

Setup: 100 independent weights whose gradients are pure noise of standard deviation 1, Adam with
its default betas and a learning rate of 1e-3, a soft-threshold of eta * lambda / (sqrt(v) + eps)
after each step; the share of zeros is averaged over the steps 1,000 to 3,000. The threshold
eta * lambda without the division gives the same shares within a point, as sqrt(v) is near 1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

QUOTED = {0.1: "6 %", 0.3: "68 %", 0.5: "95 %"}


def zero_share(lam: float, seed: int, steps: int = 3000, count: int = 100) -> float:
    """The share of exact zeros in per cent, averaged over weights and over the later steps."""
    rng = np.random.default_rng(seed)
    w, m, v = np.zeros(count), np.zeros(count), np.zeros(count)
    zeros = 0.0
    for step in range(1, steps + 1):
        g = rng.normal(size=count)
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        rate = 1e-3 / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
        w = w - rate * m / (1 - 0.9**step)
        w = np.sign(w) * np.maximum(abs(w) - rate * lam, 0)
        if step > 1000:
            zeros += float((w == 0).mean())
    return 100 * zeros / (steps - 1000)


def figures(quick: bool) -> Iterator[Figure]:
    """The share of zeros for three penalties, over seeds."""
    for lam, quoted in QUOTED.items():
        found = [zero_share(lam, seed) for seed in range(2 if quick else 10)]
        yield Figure(f"share of exact zeros in %, lambda = {lam} s", quoted, found)
