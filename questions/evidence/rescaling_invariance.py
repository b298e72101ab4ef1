"""Which masks change when the hidden units of a ReLU network are rescaled.

Setup: four Gaussian classes in 10 dimensions, a 10-24-24-4 ReLU network with biases, 300 steps of
gradient descent with momentum on 400 examples, double precision. Every hidden unit gets a factor
between 1/4 and 4 (uniform in the logarithm); the weights and the bias into it are multiplied by
the factor, the weights out of it divided by it. The top 20 % of the weights are kept, over all
layers together (GraSP keeps the lowest 20 % of -w * Hg). Quoted is the share of the kept weights
that stays the same. Chance is 20 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from grader.kit import Figure

SIZES = (10, 24, 24, 4)
QUOTED = {
    "|w|": "47 to 50",
    "|g|": "55 to 60",
    "Wanda": "61 to 65",
    "GraSP": "45 to 77",
    "|g w|": "100",
    "Fisher": "100",
}

Params = tuple[list[np.ndarray], list[np.ndarray]]


def forward(params: Params, x: np.ndarray) -> list[np.ndarray]:
    """The inputs of all layers, and the logits."""
    found = [x]
    for i, (w, b) in enumerate(zip(*params, strict=True)):
        z = found[-1] @ w + b
        found.append(np.maximum(z, 0) if i < 2 else z)
    return found


def backward(params: Params, x: np.ndarray, y: np.ndarray) -> tuple[list[np.ndarray], ...]:
    """Gradients of the weights, of the biases, and the mean squares of the weights' gradients."""
    *inputs, z = forward(params, x)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    delta = e / e.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    n = len(y)
    gw: list[np.ndarray] = []
    gb: list[np.ndarray] = []
    fisher: list[np.ndarray] = []
    for layer in (2, 1, 0):
        gw.insert(0, inputs[layer].T @ delta / n)
        gb.insert(0, delta.mean(axis=0))
        fisher.insert(0, (inputs[layer] ** 2).T @ delta**2 / n)
        delta = (delta @ params[0][layer].T) * (inputs[layer] > 0)
    return gw, gb, fisher


def trained(rng: np.random.Generator, x: np.ndarray, y: np.ndarray) -> Params:
    """The network after 300 steps with momentum 0.9."""
    w = [rng.normal(size=(m, n)) * (2 / m) ** 0.5 for m, n in pairwise(SIZES)]
    b = [np.zeros(n) for n in SIZES[1:]]
    both = [*w, *b]
    velocity = [np.zeros_like(p) for p in both]
    for _ in range(300):
        gw, gb, _ = backward((both[:3], both[3:]), x, y)
        velocity = [0.9 * v - 0.05 * g for v, g in zip(velocity, [*gw, *gb], strict=True)]
        both = [p + v for p, v in zip(both, velocity, strict=True)]
    return both[:3], both[3:]


def scores(params: Params, x: np.ndarray, y: np.ndarray) -> dict[str, np.ndarray]:
    """Scores of all weights; high is kept."""
    w, b = params
    g, _, fisher = backward(params, x, y)
    step = 1e-6 / max(abs(v).max() for v in g)
    ahead, behind = (
        backward(([v + s * step * d for v, d in zip(w, g, strict=True)], b), x, y)[0]
        for s in (1, -1)
    )
    hg = [(p - m) / (2 * step) for p, m in zip(ahead, behind, strict=True)]
    norms = [np.sqrt((h**2).sum(axis=0))[:, None] for h in forward(params, x)[:3]]
    table = {
        "|w|": [abs(v) for v in w],
        "|g|": [abs(v) for v in g],
        "Wanda": [abs(v) * n for v, n in zip(w, norms, strict=True)],
        "GraSP": [v * h for v, h in zip(w, hg, strict=True)],
        "|g w|": [abs(v * d) for v, d in zip(w, g, strict=True)],
        "Fisher": [f * v**2 for f, v in zip(fisher, w, strict=True)],
    }
    return {name: np.concatenate([a.ravel() for a in parts]) for name, parts in table.items()}


def rescaled(params: Params, rng: np.random.Generator) -> Params:
    """The same function with a random factor for every hidden unit."""
    w, b = [v.copy() for v in params[0]], [v.copy() for v in params[1]]
    for layer in (0, 1):
        factor = 4 ** rng.uniform(-1, 1, size=SIZES[layer + 1])
        w[layer] *= factor
        b[layer] *= factor
        w[layer + 1] /= factor[:, None]
    return w, b


def kept(score: np.ndarray) -> np.ndarray:
    """Positions of the top 20 %."""
    return np.argsort(-score, kind="stable")[: round(0.2 * score.size)]


def overlaps(seed: int) -> dict[str, float]:
    """The mean overlap over five draws of the factors, in per cent, for each score."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(4, 10))
    y = rng.integers(4, size=400)
    x = centres[y] + rng.normal(size=(400, 10))
    params = trained(rng, x, y)
    before = scores(params, x, y)
    found: dict[str, list[float]] = {name: [] for name in before}
    for _ in range(5):
        after = scores(rescaled(params, rng), x, y)
        for name, score in before.items():
            same = np.intersect1d(kept(score), kept(after[name])).size
            found[name].append(100 * same / kept(score).size)
    return {name: float(np.mean(values)) for name, values in found.items()}


def figures(quick: bool) -> Iterator[Figure]:
    """The overlap for each score, over networks."""
    found = [overlaps(seed) for seed in range(2 if quick else 8)]
    for name, quoted in QUOTED.items():
        yield Figure(f"overlap in %, {name}", quoted, [m[name] for m in found])
