"""The error of the closed form for the divergence from the log-uniform prior.

Setup: the expectation of log|eps|, eps normal with mean 1 and variance alpha, by the trapezoidal
rule in log|eps|; both sides are shifted to be 0 at infinite alpha. No randomness.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

K1, K2, K3 = 0.63576, 1.87320, 1.48695


def divergence(log_alpha: float, points: int) -> float:
    """KL(q || p) by quadrature, 0 at infinite alpha."""
    alpha = np.exp(log_alpha)
    u = np.linspace(-30, np.log(1 + 12 * np.sqrt(alpha)), points)
    eps = np.exp(u)
    weight = np.exp(-((eps - 1) ** 2) / (2 * alpha)) + np.exp(-((eps + 1) ** 2) / (2 * alpha))
    mean = np.trapezoid(u * eps * weight, u) / np.sqrt(2 * np.pi * alpha)
    return float(mean - log_alpha / 2 + (np.euler_gamma + np.log(2)) / 2)


def closed_form(log_alpha: float) -> float:
    """The approximation of Molchanov, Ashukha and Vetrov."""
    sigmoid = 1 / (1 + np.exp(-(K2 + K3 * log_alpha)))
    return float(K1 - K1 * sigmoid + 0.5 * np.log1p(np.exp(-log_alpha)))


def figures(quick: bool) -> Iterator[Figure]:
    """The largest error over log alpha from -8 to 8."""
    grid = np.linspace(-8, 8, 41 if quick else 161)
    points = 20_001 if quick else 50_001
    worst = max(abs(closed_form(a) - divergence(a, points)) for a in grid)
    yield Figure("largest error of the closed form", "0.009", [worst])
