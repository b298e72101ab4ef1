"""What LAMP's scores do: rounding in float32, counts by layer size, and the product of norms.

Rounding: the authors' order of operations (ascending sort, running sum from the small end, total
minus running sum) on 1,000,000 normal weights in float32; the score of the largest, which is 1.
Counts: two layers of standard normal weights, 10,000 and 1,000, of which 1,100 are kept over both.
Product: three layers of 4, 5 and 3 normal weights; the product of the layers' squared norms after
keeping LAMP's best 12 - k, over the largest that any mask reaches, by trying them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import torch

from grader.kit import Figure


def lamp(weights: np.ndarray) -> np.ndarray:
    """Squares over the sum of the squares from there on in ascending order."""
    order = np.argsort(np.abs(weights), kind="stable")
    squares = weights[order] ** 2
    scores = np.empty_like(squares)
    scores[order] = squares / np.cumsum(squares[::-1])[::-1]
    return scores


def largest_in_float32(seed: int) -> float:
    weights = torch.randn(1_000_000, generator=torch.Generator().manual_seed(seed))
    squares, _ = (weights**2).sort()
    before = torch.zeros_like(squares)
    before[1:] = squares.cumsum(0)[:-1]
    return float((squares / (squares.sum() - before))[-1])


def kept(seed: int) -> tuple[float, float]:
    """Kept weights of the large and of the small layer."""
    rng = np.random.default_rng(seed)
    scores = [lamp(rng.standard_normal(n)) for n in (10_000, 1_000)]
    threshold = np.sort(np.concatenate(scores))[-1_100]
    large, small = (float((s >= threshold).sum()) for s in scores)
    return large, small


def of_the_best_product(seed: int, k: int) -> float:
    rng = np.random.default_rng(seed)
    layers = [rng.standard_normal(n) * scale for n, scale in ((4, 1), (5, 0.1), (3, 7))]
    squares = np.concatenate(layers) ** 2
    scores = np.concatenate([lamp(w) for w in layers])
    bounds = (slice(0, 4), slice(4, 9), slice(9, 12))

    def product(pruned: tuple[int, ...]) -> float:
        left = squares.copy()
        left[list(pruned)] = 0
        return float(np.prod([left[b].sum() for b in bounds]))

    ours = product(tuple(int(i) for i in np.argsort(scores, kind="stable")[:k]))
    return ours / max(product(pruned) for pruned in combinations(range(12), k))


def figures(quick: bool) -> Iterator[Figure]:
    """Each over its seeds."""
    torch.set_num_threads(1)
    tops = [largest_in_float32(seed) for seed in range(1 if quick else 5)]
    yield Figure("float32 score of the largest weight", "0.998 to 1.004", tops)
    counts = [kept(seed) for seed in range(2 if quick else 10)]
    yield Figure("kept of 10,000", "707 to 733", [large for large, _ in counts])
    yield Figure("kept of 1,000", "367 to 393", [small for _, small in counts])
    seeds = range(2 if quick else 10)
    products = [of_the_best_product(seed, k) for seed in seeds for k in range(1, 10)]
    yield Figure("product of norms over the best", "1", products, tolerance=1e-9)
