"""How well norms rank the true cost of removing a neuron, before and after a harmless rescaling.

Setup: 32 inputs, 8 classes of four Gaussian clusters each, 2,000 examples, a 32-64-8 ReLU network
without biases, SGD with momentum 0.9, batches of 64, L2 penalty 0.001, learning rate 0.05 to 0
along a cosine, 1,500 steps. The cost of a neuron is the rise of the training loss when it is
removed alone. "AdamW" is the same without the penalty, with learning rate 0.003 to 0,
default betas and a decay of 0.01. Rescaling multiplies the incoming weights of each neuron by
exp(z), z standard normal, and divides the outgoing ones by it. Spearman's correlation over the 64
neurons; for unrelated rankings its standard deviation is 0.13.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

INPUTS, HIDDEN, CLASSES, CLUSTERS, BATCH = 32, 64, 8, 32, 64
QUOTED = {
    "norm": "0.82 to 0.93",
    "product": "0.85 to 0.94",
    "response": "0.91 to 0.95",
    "response, 256 examples": "0.85 to 0.93",
    "norm, rescaled": "-0.13 to 0.24",
    "smallest over largest norm": "0.52 to 0.64",
}
WITH_ADAMW = {"norm": "0.38 to 0.61", "product": "0.68 to 0.89", "response": "0.79 to 0.91"}


def probabilities(z: np.ndarray) -> np.ndarray:
    """Softmax of each row."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def loss(z: np.ndarray, y: np.ndarray) -> float:
    """Mean cross-entropy."""
    return float(-np.log(probabilities(z)[np.arange(len(y)), y]).mean())


def rho(a: np.ndarray, b: np.ndarray) -> float:
    """Spearman's correlation; there are no ties."""
    return float(np.corrcoef(a.argsort().argsort(), b.argsort().argsort())[0, 1])


def trained(
    x: np.ndarray, y: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Incoming (inputs, hidden) and outgoing (hidden, classes) weights."""
    w = rng.normal(size=(INPUTS, HIDDEN)) * (2 / INPUTS) ** 0.5
    v = rng.normal(size=(HIDDEN, CLASSES)) * (2 / HIDDEN) ** 0.5
    bw, bv = np.zeros_like(w), np.zeros_like(v)
    for step in range(1500):
        rows = rng.integers(len(x), size=BATCH)
        h = np.maximum(x[rows] @ w, 0)
        d = probabilities(h @ v)
        d[np.arange(BATCH), y[rows]] -= 1
        d /= BATCH
        bv = 0.9 * bv + h.T @ d + 1e-3 * v
        bw = 0.9 * bw + x[rows].T @ ((d @ v.T) * (h > 0)) + 1e-3 * w
        eta = 0.025 * (1 + np.cos(np.pi * step / 1500))
        w, v = w - eta * bw, v - eta * bv
    return w, v


def trained_by_adamw(
    x: np.ndarray, y: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """The same network under AdamW."""
    w = rng.normal(size=(INPUTS, HIDDEN)) * (2 / INPUTS) ** 0.5
    v = rng.normal(size=(HIDDEN, CLASSES)) * (2 / HIDDEN) ** 0.5
    both = [w, v]
    first, second = [np.zeros_like(p) for p in both], [np.zeros_like(p) for p in both]
    for step in range(1500):
        rows = rng.integers(len(x), size=BATCH)
        h = np.maximum(x[rows] @ both[0], 0)
        d = probabilities(h @ both[1])
        d[np.arange(BATCH), y[rows]] -= 1
        d /= BATCH
        eta = 0.0015 * (1 + np.cos(np.pi * step / 1500))
        for i, g in enumerate([x[rows].T @ ((d @ both[1].T) * (h > 0)), h.T @ d]):
            first[i] = 0.9 * first[i] + 0.1 * g
            second[i] = 0.999 * second[i] + 0.001 * g**2
            m, s = first[i] / (1 - 0.9 ** (step + 1)), second[i] / (1 - 0.999 ** (step + 1))
            both[i] = (1 - 0.01 * eta) * both[i] - eta * m / (np.sqrt(s) + 1e-8)
    return both[0], both[1]


def measured(seed: int, *, adamw: bool = False) -> dict[str, float]:
    """Everything that is quoted, for one seed."""
    rng = np.random.default_rng(seed)
    centres = 0.6 * rng.normal(size=(CLUSTERS, INPUTS))
    cluster = rng.integers(CLUSTERS, size=2000)
    x, y = centres[cluster] + rng.normal(size=(2000, INPUTS)), cluster % CLASSES
    w, v = (trained_by_adamw if adamw else trained)(x, y, rng)
    h = np.maximum(x @ w, 0)
    z = h @ v
    cost = np.array([loss(z - np.outer(h[:, j], v[j]), y) for j in range(HIDDEN)])
    norm, out = np.linalg.norm(w, axis=0), np.linalg.norm(v, axis=1)
    return {
        "norm": rho(norm, cost),
        "product": rho(norm * out, cost),
        "response": rho(np.sqrt((h**2).mean(axis=0)) * out, cost),
        "response, 256 examples": rho(np.sqrt((h[:256] ** 2).mean(axis=0)) * out, cost),
        "norm, rescaled": rho(norm * np.exp(rng.normal(size=HIDDEN)), cost),
        "smallest over largest norm": float(norm.min() / norm.max()),
    }


def figures(quick: bool) -> Iterator[Figure]:
    """Rank correlations, over seeds."""
    found = [measured(seed) for seed in range(2 if quick else 10)]
    for what, quoted in QUOTED.items():
        yield Figure(what, quoted, [f[what] for f in found])
    found = [measured(seed, adamw=True) for seed in range(2 if quick else 10)]
    for what, quoted in WITH_ADAMW.items():
        yield Figure(f"AdamW, {what}", quoted, [f[what] for f in found])
