"""How often exact greedy OBS misses the best support, and what that costs.

A row of 12 weights, of which 6 are removed; all 924 supports are tried. 400 samples of Gaussian
inputs: independent, or with correlation 0.9^|i-j|, or 0.9 between any two, all of unit variance;
or independent ones, each multiplied by its own exp(z), z standard normal. Weights are Gaussian.
300 rows for each of 20 seeds; a new design matrix for each seed. "Low rank": four Gaussian
directions, mixed at random, plus noise of standard deviation 0.1; 6 or 10 removed. Then the
designs of unit variance with 100,000 samples, whose inputs have hardly any correlation by chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from grader.kit import Figure

Array = NDArray[np.float64]
INPUTS, REMOVED, SAMPLES, MANY, ROWS = 12, 6, 400, 100_000, 300


def all_supports(removed: int) -> NDArray[np.int64]:
    """Which are removed: (924, 6) for 6."""
    return np.array(list(combinations(range(INPUTS), removed)))


def correlation(design: str) -> Array:
    i = np.arange(INPUTS)
    if design in ("independent", "unlike"):
        return np.eye(INPUTS)
    if design == "chain":
        return np.asarray(0.9 ** np.abs(i[:, None] - i))
    return 0.1 * np.eye(INPUTS) + 0.9


def costs(w: Array, h_inv: Array, supports: NDArray[np.int64]) -> Array:
    """The least-squares cost of each support for each row, (rows, supports)."""
    block = h_inv[supports[:, :, None], supports[:, None, :]]
    removed = w[:, supports]
    return np.asarray(np.einsum("rsi,sij,rsj->rs", removed, np.linalg.inv(block), removed) / 2)


def greedy(w: Array, h_inv: Array, removed: int) -> Array:
    """The cost of exact greedy OBS for each row, (rows,)."""
    w, rows = w.copy(), np.arange(len(w))
    inverse = np.repeat(h_inv[None], len(w), 0)
    gone = np.zeros(w.shape, dtype=bool)
    total = np.zeros(len(w))
    for _ in range(removed):
        diagonal = np.einsum("rii->ri", inverse)
        saliency = np.where(gone, np.inf, w**2 / np.where(gone, 1, diagonal) / 2)
        q = saliency.argmin(1)
        total += saliency[rows, q]
        line, pivot = inverse[rows, q].copy(), diagonal[rows, q].copy()
        w -= line * (w[rows, q] / pivot)[:, None]
        inverse -= line[:, :, None] * line[:, None, :] / pivot[:, None, None]
        gone[rows, q] = True
        w[gone] = 0
    return total


def inputs(rng: np.random.Generator, design: str, samples: int) -> Array:
    if design == "low rank":
        x = rng.standard_normal((samples, 4)) @ rng.standard_normal((4, INPUTS))
        return np.asarray(x + 0.1 * rng.standard_normal((samples, INPUTS)))
    return rng.standard_normal((samples, INPUTS)) @ np.linalg.cholesky(correlation(design)).T


def measured(
    seed: int, design: str, samples: int = SAMPLES, removed: int = REMOVED
) -> dict[str, float]:
    rng = np.random.default_rng(seed)
    x = inputs(rng, design, samples)
    w = rng.standard_normal((ROWS, INPUTS))
    if design == "unlike":
        x *= np.exp(rng.standard_normal(INPUTS))
    h_inv = np.asarray(np.linalg.inv(x.T @ x), dtype=np.float64)
    supports = all_supports(removed)
    every = costs(w, h_inv, supports)
    best, found = every.min(1), greedy(w, h_inv, removed)
    small = np.sort(np.abs(w).argsort(1, kind="stable")[:, :removed], 1)
    number = {tuple(s): n for n, s in enumerate(supports.tolist())}
    by_size = every[np.arange(ROWS), [number[tuple(s)] for s in small.tolist()]]
    return {
        "greedy misses, %": 100 * float(np.mean(found > best * (1 + 1e-9))),
        "magnitude misses, %": 100 * float(np.mean(by_size > best * (1 + 1e-9))),
        "greedy excess, %": 100 * float(found.sum() / best.sum() - 1),
        "magnitude excess, %": 100 * float(by_size.sum() / best.sum() - 1),
    }


QUOTED: dict[str, dict[str, str]] = {
    "independent": {"greedy misses, %": "0 to 3 %", "magnitude misses, %": "11 to 23 %"},
    "unlike": {"greedy misses, %": "0 to 1 %", "magnitude misses, %": "82 to 99 %"},
    "equal": {"greedy misses, %": "1 to 5 %", "magnitude misses, %": "25 to 37 %"},
    "chain": {
        "greedy misses, %": "16 to 22 %",
        "magnitude misses, %": "57 to 66 %",
        "greedy excess, %": "1.9 to 3.5 %",
        "magnitude excess, %": "40 to 59 %",
    },
}
WITH_MANY: dict[str, dict[str, str]] = {
    "independent": {"greedy misses, %": "0 %", "magnitude misses, %": "0.3 to 3.0 %"},
    "equal": {"greedy misses, %": "0 to 0.7 %"},
    "chain": {"greedy misses, %": "11 to 20 %"},
}
LOW_RANK: dict[int, dict[str, str]] = {
    6: {"greedy misses, %": "21 to 29 %", "greedy excess, %": "2.4 to 5.2 %"},
    10: {"greedy misses, %": "76 to 89 %", "greedy excess, %": "276 to 472 %"},
}


def figures(quick: bool) -> Iterator[Figure]:
    for samples, table in ((SAMPLES, QUOTED), (MANY, WITH_MANY)):
        for design, quoted in table.items():
            rows = [measured(seed, design, samples) for seed in range(4 if quick else 20)]
            for name, text in quoted.items():
                what = f"{design}, {samples:,} samples: {name}"
                yield Figure(what, text, [row[name] for row in rows])
    for removed, quotes in LOW_RANK.items():
        rows = [measured(s, "low rank", removed=removed) for s in range(4 if quick else 20)]
        for name, text in quotes.items():
            yield Figure(f"low rank, {removed} removed: {name}", text, [row[name] for row in rows])
