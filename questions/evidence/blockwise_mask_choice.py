"""How SparseGPT's error depends on the number of columns for which a mask is chosen at once.

1,024 inputs, 64 rows of Gaussian weights, 2,048 samples, half of the weights removed, damping of
1 %, float64. Inputs have correlation 0.9^|i-j|; "outliers": 16 of them, drawn at random, are scaled
by 20. Errors are squared output errors relative to the dense output. Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from grader.kit import Figure

Array = NDArray[np.float64]
INPUTS, ROWS, SAMPLES = 512, 32, 1024


def sweep(weights: Array, u: Array, block: int, scale: Array) -> tuple[Array, Array]:
    """Weights and mask of what is removed; scores are w squared over `scale` squared."""
    w, gone = weights.copy(), np.zeros(weights.shape, dtype=bool)
    for start in range(0, INPUTS, block):
        part = slice(start, start + block)
        score = (w[:, part] / scale[part]) ** 2
        cut = np.argsort(score, axis=None, kind="stable")[: score.size // 2]
        gone[:, part].flat[cut] = True
        for low in range(start, start + block, 64):  # lazy updates, 64 columns at a time
            high = min(low + 64, start + block)
            errors = np.zeros((ROWS, high - low))
            for i in range(low, high):
                e = np.where(gone[:, i], w[:, i], 0) / u[i, i]
                w[:, i:high] -= np.outer(e, u[i, i:high])
                errors[:, i - low] = e
            w[:, high:] -= errors @ u[low:high, high:]
    w[gone] = 0
    return w, gone


def measured(seed: int, design: str) -> dict[str, float]:
    rng = np.random.default_rng(seed)
    z = rng.standard_normal((SAMPLES, INPUTS))
    i = np.arange(INPUTS)
    x = z @ np.linalg.cholesky(0.9 ** np.abs(i[:, None] - i)).T
    if "factors" in design:
        x = rng.standard_normal((SAMPLES, 64)) @ rng.standard_normal((64, INPUTS)) / 8 + z / 3
    odd = rng.choice(INPUTS, 8, replace=False)
    if "outliers" in design:
        x[:, odd] *= 20
    weights = rng.standard_normal((ROWS, INPUTS))
    h = x.T @ x / SAMPLES
    dense = float(np.sum(weights @ h * weights))
    damped = h + 0.01 * np.trace(h) / INPUTS * np.eye(INPUTS)
    inverse = np.linalg.inv(damped)
    u = np.linalg.cholesky(inverse).T
    frozen, free = np.diag(u), np.sqrt(np.diag(inverse))
    runs = {
        "one column": sweep(weights, u, 1, frozen),
        "16 columns": sweep(weights, u, 16, frozen),
        "128 columns": sweep(weights, u, 128, frozen),
        "all columns": sweep(weights, u, INPUTS, frozen),
        "all columns, free": sweep(weights, u, INPUTS, free),
    }
    found = {
        name: 100 * float(np.sum((w - weights) @ h * (w - weights))) / dense
        for name, (w, _) in runs.items()
    }
    gone = runs["all columns"][1]
    found["first eighth"] = 100 * float(gone[:, :64].mean())
    found["last eighth"] = 100 * float(gone[:, -64:].mean())
    found["last 16"] = 100 * float(gone[:, -16:].mean())
    found["outliers removed"] = 100 * float(runs["128 columns"][1][:, odd].mean())
    return found


QUOTED: dict[str, dict[str, str]] = {"chain": {}, "factors": {}, "factors, outliers": {}}


def figures(quick: bool) -> Iterator[Figure]:
    for design, quoted in QUOTED.items():
        rows = [measured(seed, design) for seed in range(1 if quick else 10)]
        for name, text in quoted.items():
            yield Figure(f"{design}: {name}", text, [row[name] for row in rows])
