"""The mean of a hard concrete gate, by quadrature over the uniform variable.

Setup: beta = 2/3, gamma = -0.1, zeta = 1.1; the midpoint rule in the logit of u. No randomness.
The scale theta that minimises E[(1 - theta * z)^2] is E[z] / E[z^2]; quoted are the mean product
theta * E[z] and the product with the fixed gate, for the last location, where that gate is 1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

BETA, GAMMA, ZETA = 2 / 3, -0.1, 1.1
QUOTED = (
    (-4.0, "0.024"),
    (-np.log(11), "0.103"),
    (-1.0, "0.293"),
    (0.0, "0.500"),
    (np.log(11), "0.897"),
)


def mean(log_alpha: float, points: int, power: int = 1) -> float:
    """E[z^power]: the power of the gate times the logistic density of logit(u)."""
    edges = np.linspace(-40, 40, points + 1)
    logit = (edges[1:] + edges[:-1]) / 2
    s = 1 / (1 + np.exp(-(logit + log_alpha) / BETA))
    z = np.clip(s * (ZETA - GAMMA) + GAMMA, 0, 1)
    density = 0.25 / np.cosh(logit / 2) ** 2
    return float((z**power * density).sum() * (edges[1] - edges[0]))


def figures(quick: bool) -> Iterator[Figure]:
    """The mean at five locations, and the products at the last."""
    points = 20_000 if quick else 200_000
    for log_alpha, quoted in QUOTED:
        yield Figure(f"mean at log alpha {log_alpha:.3g}", quoted, [mean(log_alpha, points)])
    first, second = (mean(np.log(11), points, power) for power in (1, 2))
    yield Figure("mean product at log 11", "0.94", [first**2 / second])
    yield Figure("product with the fixed gate at log 11", "1.04", [first / second])
