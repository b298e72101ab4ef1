"""How SparseGPT's error depends on the number of columns for which a mask is chosen at once.

512 inputs, 32 rows of Gaussian weights, 1,024 samples, half of the weights removed, damping of 1 %,
float64. "Chain": inputs have correlation 0.9^|i-j|. "Factors": inputs are sums of 64 shared
factors, plus a third of noise. "Outliers": 8 inputs, drawn at random, are scaled by 20. Errors are
squared output errors in per cent of the dense output, on the samples that gave the Hessian, and on
4,096 fresh ones. "Mild outliers": scaled by 5. Seeds 0 to 9.

2:4: the first four of 64 inputs with correlation 0.9^|i-j|, 4,000 rows; how often the two smallest
scores aren't the cheapest pair when the sweep removes both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from grader.kit import Figure

Array = NDArray[np.float64]
INPUTS, ROWS, SAMPLES, FRESH = 512, 32, 1024, 4096


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
    rng, other = np.random.default_rng(seed), np.random.default_rng([seed, 1])
    z = rng.standard_normal((SAMPLES, INPUTS))
    more = other.standard_normal((FRESH, INPUTS))
    i = np.arange(INPUTS)
    root = np.linalg.cholesky(0.9 ** np.abs(i[:, None] - i)).T
    x, fresh = z @ root, more @ root
    if "factors" in design:
        hidden, factors = rng.standard_normal((SAMPLES, 64)), rng.standard_normal((64, INPUTS))
        x = hidden @ factors / 8 + z / 3
        fresh = other.standard_normal((FRESH, 64)) @ factors / 8 + more / 3
    odd = rng.choice(INPUTS, 8, replace=False)
    if "outliers" in design:
        for inputs in (x, fresh):
            inputs[:, odd] *= 5 if "mild" in design else 20
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
    test = fresh.T @ fresh / FRESH
    whole = float(np.sum(weights @ test * weights))
    for name, (w, _) in runs.items():
        found[f"fresh, {name}"] = 100 * float(np.sum((w - weights) @ test * (w - weights))) / whole
    gone = runs["all columns"][1]
    found["first eighth"] = 100 * float(gone[:, :64].mean())
    found["last eighth"] = 100 * float(gone[:, -64:].mean())
    found["outliers removed"] = 100 * float(runs["128 columns"][1][:, odd].mean())
    return found


def missed_pairs(seed: int) -> float:
    """Per cent of 2:4 groups in which another pair than the two smallest scores costs less."""
    rng = np.random.default_rng(seed)
    i = np.arange(64)
    x = rng.standard_normal((SAMPLES, 64)) @ np.linalg.cholesky(0.9 ** np.abs(i[:, None] - i)).T
    h = x.T @ x / SAMPLES
    h += 0.01 * np.trace(h) / 64 * np.eye(64)
    u = np.linalg.cholesky(np.linalg.inv(h)).T[:4, :4]
    weights = rng.standard_normal((4000, 4))
    pairs = list(combinations(range(4), 2))
    costs = np.zeros((4000, len(pairs)))
    for n, pair in enumerate(pairs):
        w = weights.copy()
        for j in pair:
            e = w[:, j] / u[j, j]
            w[:, j:] -= np.outer(e, u[j, j:])
            costs[:, n] += e**2 / 2
    two = np.sort(np.argsort((weights / np.diag(u)) ** 2, axis=1)[:, :2], axis=1)
    chosen = np.array([pairs.index((a, b)) for a, b in two.tolist()])
    return 100 * float(np.mean(costs.argmin(1) != chosen))


QUOTED = {
    "chain": {
        "one column": "1.2 to 1.4",
        "16 columns": "1.7 to 1.9",
        "128 columns": "1.8 to 2.1",
        "all columns": "2.1 to 2.5",
        "all columns, free": "2.1 to 2.4",
        "fresh, one column": "2.0 to 2.2",
        "fresh, 128 columns": "2.8 to 3.2",
        "fresh, all columns": "2.8 to 3.3",
    },
    "factors": {
        "one column": "1.5 to 1.7",
        "16 columns": "1.4 to 1.5",
        "128 columns": "1.7 to 2.0",
        "all columns": "1.7 to 2.0",
        "all columns, free": "2.7 to 3.3",
        "first eighth": "60 to 64 %",
        "last eighth": "24 to 27 %",
    },
    "factors, outliers": {
        "one column": "0.9 to 2.6",
        "16 columns": "0.19 to 0.25",
        "128 columns": "0.23 to 0.31",
        "all columns": "0.25 to 0.32",
        "all columns, free": "0.37 to 0.46",
        "outliers removed": "2 to 4 %",
    },
    "factors, mild outliers": {
        "one column": "1.4 to 1.8",
        "128 columns": "1.3 to 1.4",
    },
}


def figures(quick: bool) -> Iterator[Figure]:
    for design, quoted in QUOTED.items():
        rows = [measured(seed, design) for seed in range(1 if quick else 10)]
        for name, text in quoted.items():
            yield Figure(f"{design}: {name}", text, [row[name] for row in rows])
    pairs = [missed_pairs(seed) for seed in range(2 if quick else 10)]
    yield Figure("2:4 groups with a cheaper pair", "20 to 23 %", pairs)
