"""The order of pruning and quantisation, and how far the factor T^2 balances the soft term.

Setup 1: 100,000 Gaussian weights, half of them pruned by magnitude, 4-bit symmetric rounding
(levels -7 to 7) with the largest |w| as scale: of all weights, or of each group of 125. Quoted is
the squared error of quantising first over that of pruning first; ties go lowest position first.
The same with 3 bits (levels -3 to 3).
Setup 2: teacher logits v and student logits z = v + e, Gaussian with standard deviations 3 and 1.5,
500 examples. Quoted is the mean norm of the gradient of T^2 KL at T = 8 over that at T = 1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure


def quantised(w: np.ndarray, step: np.ndarray) -> np.ndarray:
    """Rounding to multiples of the step."""
    rounded: np.ndarray = np.round(w / step) * step
    return rounded


def pruned(w: np.ndarray) -> np.ndarray:
    """The smaller half of the weights set to zero."""
    kept = w.ravel().copy()
    kept[np.argsort(abs(kept), kind="stable")[: kept.size // 2]] = 0
    return kept.reshape(w.shape)


def order_ratio(seed: int, group: int, levels: int = 7) -> float:
    """Squared error of quantising first over pruning first."""
    w = np.random.default_rng(seed).normal(size=(100_000 // group, group))
    step = abs(w).max(axis=1, keepdims=True) / levels
    prune_first = ((quantised(pruned(w), step) - w) ** 2).sum()
    return float(((pruned(quantised(w, step)) - w) ** 2).sum() / prune_first)


def softmax(z: np.ndarray) -> np.ndarray:
    """Softmax over the last axis."""
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    p: np.ndarray = e / e.sum(axis=-1, keepdims=True)
    return p


def balance(seed: int, classes: int) -> float:
    """The gradient's norm of T^2 KL at T = 8 over that at T = 1."""
    rng = np.random.default_rng(seed)
    v = 3 * rng.normal(size=(500, classes))
    z = v + 1.5 * rng.normal(size=v.shape)
    at = [np.linalg.norm(t * (softmax(z / t) - softmax(v / t)), axis=1).mean() for t in (1, 8)]
    return float(at[1] / at[0])


def figures(quick: bool) -> Iterator[Figure]:
    """The ratios over seeds."""
    seeds = range(5 if quick else 30)
    yield Figure("one scale", "1.3 to 1.6", [order_ratio(s, 100_000) for s in seeds])
    yield Figure("groups of 125", "1.06 to 1.07", [order_ratio(s, 125) for s in seeds])
    yield Figure("3 bits, one scale", "1.00 to 1.05", [order_ratio(s, 100_000, 3) for s in seeds])
    yield Figure("3 bits, groups of 125", "1.51 to 1.55", [order_ratio(s, 125, 3) for s in seeds])
    few = range(2 if quick else 10)
    yield Figure("T = 8 over T = 1, 10 classes", "1.2 to 1.4", [balance(s, 10) for s in few])
    yield Figure("T = 8 over T = 1, 1,000 classes", "0.16 to 0.17", [balance(s, 1000) for s in few])
