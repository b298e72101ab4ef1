"""How much more the gradient varies when a whole batch shares one dropout mask.

Setup: ten Gaussian classes in 64 dimensions, a 64-64-10 ReLU network with dropout of rate 0.5 on
the hidden layer, 100 Adam steps with a batch of 256 and a mask for each example. Then the batch is
held fixed, the masks are drawn anew, and the variances of all entries of the mean gradient are
added up: once with one mask for the batch, once with one for each example. For B = 256 also with
the dropout moved from the hidden layer to the inputs in these draws.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

WIDTH, CLASSES, P = 64, 10, 0.5
QUOTED = {16: "1.2 to 1.4", 64: "1.9 to 2.5", 256: "5.4 to 6.6"}
INPUTS = "2.2 to 2.4"

Params = list[np.ndarray]


def gradient(params: Params, x: np.ndarray, y: np.ndarray, mask: np.ndarray) -> Params:
    """The gradient of the mean cross-entropy with the hidden layer multiplied by `mask`."""
    w1, b1, w2, b2 = params
    h = np.maximum(x @ w1 + b1, 0)
    z = (h * mask) @ w2 + b2
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    dz = e / e.sum(axis=1, keepdims=True)
    dz[np.arange(len(y)), y] -= 1
    dz /= len(y)
    dh = (dz @ w2.T) * mask * (h > 0)
    return [x.T @ dh, dh.sum(axis=0), (h * mask).T @ dz, dz.sum(axis=0)]


def masks(rng: np.random.Generator, rows: int) -> np.ndarray:
    """Inverted dropout masks, one a row."""
    return ((rng.random((rows, WIDTH)) >= P) / (1 - P)).astype(np.float32)


def trained(rng: np.random.Generator) -> tuple[Params, np.ndarray, np.ndarray]:
    """The network after 100 Adam steps, and a fresh batch of 256."""
    centres = rng.normal(size=(CLASSES, WIDTH)) * 0.5
    params = [
        rng.normal(size=(WIDTH, WIDTH)) * (2 / WIDTH) ** 0.5,
        np.zeros(WIDTH),
        rng.normal(size=(WIDTH, CLASSES)) * (1 / WIDTH) ** 0.5,
        np.zeros(CLASSES),
    ]
    params = [p.astype(np.float32) for p in params]
    first = [np.zeros_like(p) for p in params]
    second = [np.zeros_like(p) for p in params]
    for step in range(1, 102):
        y = rng.integers(CLASSES, size=256)
        x = (centres[y] + rng.normal(size=(256, WIDTH))).astype(np.float32)
        if step == 101:
            break
        g = gradient(params, x, y, masks(rng, 256))
        for i, p in enumerate(params):
            first[i] = 0.9 * first[i] + 0.1 * g[i]
            second[i] = 0.999 * second[i] + 0.001 * g[i] ** 2
            m, v = first[i] / (1 - 0.9**step), second[i] / (1 - 0.999**step)
            params[i] = p - 1e-3 * m / (np.sqrt(v) + 1e-8)
    return params, x, y


def ratio(seed: int, batch: int, draws: int, *, inputs: bool = False) -> float:
    """Total variance of the gradient with one mask for the batch, over that with one an example."""
    rng = np.random.default_rng(seed)
    params, x, y = trained(rng)
    x, y = x[:batch], y[:batch]

    def total(rows: int) -> float:
        found = []
        for _ in range(draws):
            mask = masks(rng, rows)
            on = (x * mask, y, np.ones_like(mask)) if inputs else (x, y, mask)
            found.append(np.concatenate([g.ravel() for g in gradient(params, *on)]))
        return float(np.var(np.array(found), axis=0, ddof=1).sum())

    return total(1) / total(batch)


def figures(quick: bool) -> Iterator[Figure]:
    """The ratio for three batch sizes, over seeds."""
    seeds, draws = (range(2), 100) if quick else (range(6), 200)
    for batch, quoted in QUOTED.items():
        found = [ratio(seed, batch, draws) for seed in seeds]
        yield Figure(f"total variance, shared over independent, B = {batch}", quoted, found, 0.15)
    found = [ratio(seed, 256, draws, inputs=True) for seed in seeds]
    yield Figure("total variance, dropout on the inputs, B = 256", INPUTS, found, 0.15)
