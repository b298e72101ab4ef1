"""How far the layer totals of w * dR/dw drift apart when there are biases.

Setup: a 6-8-7-5-3 ReLU network, He initialisation, biases absent or Gaussian with standard
deviation 0.5, R the mean cross-entropy of 50 Gaussian examples with random labels, double
precision. Compared is the total of the first weight matrix with C, the sum of y * dR/dy over the
outputs, in per cent of |C|. Without biases they are equal up to rounding.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from grader.kit import Figure

SIZES = (6, 8, 7, 5, 3)


def drift(seed: int, spread: float) -> float:
    """|total of the first layer - C| in per cent of |C|."""
    rng = np.random.default_rng(seed)
    weights = [rng.normal(size=(m, n)) * (2 / m) ** 0.5 for m, n in pairwise(SIZES)]
    biases = [spread * rng.normal(size=n) for n in SIZES[1:]]
    x, y = rng.normal(size=(50, SIZES[0])), rng.integers(SIZES[-1], size=50)
    inputs = [x]
    for w, b in zip(weights[:-1], biases[:-1], strict=True):
        inputs.append(np.maximum(inputs[-1] @ w + b, 0))
    z = inputs[-1] @ weights[-1] + biases[-1]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    delta = e / e.sum(axis=1, keepdims=True)
    delta[np.arange(50), y] -= 1
    delta /= 50
    conserved = float((z * delta).sum())
    for layer in range(len(weights) - 1, 0, -1):
        delta = (delta @ weights[layer].T) * (inputs[layer] > 0)
    total = float((weights[0] * (inputs[0].T @ delta)).sum())
    return 100 * abs(total - conserved) / abs(conserved)


def figures(quick: bool) -> Iterator[Figure]:
    """The drift with and without biases, over seeds."""
    seeds = range(3 if quick else 20)
    yield Figure("drift in %, no biases", "0.00", [drift(s, 0.0) for s in seeds])
    yield Figure("drift in %, biases", "13 to 91", [drift(s, 0.5) for s in seeds])
