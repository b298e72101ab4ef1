"""Hidden units without a path under a SynFlow mask, and after shuffling it within each layer.

A 64-256-256-256-10 ReLU network without biases, He initialisation; SynFlow keeps 1 % of the weights
after 100 rounds on the exponential schedule. Reported is the share in per cent of the 768 hidden
units that no path of kept weights from input to output crosses. Shuffling keeps the number of
weights of each layer. Seeds 0 to 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from grader.kit import Figure

SIZES = (64, 256, 256, 256, 10)


def flow(weights: list[np.ndarray]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """What reaches each unit from the inputs, and what it passes on to the outputs."""
    forward, back = [np.ones(SIZES[0])], [np.ones(SIZES[-1])]
    for w in weights:
        forward.append(w @ forward[-1])
    for w in weights[::-1]:
        back.insert(0, w.T @ back[0])
    return forward, back


def synflow_masks(rng: np.random.Generator) -> list[np.ndarray]:
    shapes = [(n, m) for m, n in pairwise(SIZES)]
    weights = [np.abs(rng.normal(size=s)) * (2 / s[1]) ** 0.5 for s in shapes]
    for i in range(1, 101):
        forward, back = flow(weights)
        scores = [
            w * b[:, None] * f for w, f, b in zip(weights, forward[:-1], back[1:], strict=True)
        ]
        ranked = np.sort(np.concatenate([s.ravel() for s in scores]))
        cut = ranked[-round(0.01 ** (i / 100) * ranked.size)]
        weights = [w * (s >= cut) for w, s in zip(weights, scores, strict=True)]
    return [w > 0 for w in weights]


def without_path(masks: list[np.ndarray]) -> float:
    forward, back = flow([m.astype(float) for m in masks])
    dead = [(f == 0) | (b == 0) for f, b in zip(forward[1:-1], back[1:-1], strict=True)]
    return 100 * float(np.concatenate(dead).mean())


def figures(quick: bool) -> Iterator[Figure]:
    before, after = [], []
    for seed in range(1 if quick else 5):
        rng = np.random.default_rng(seed)
        masks = synflow_masks(rng)
        before.append(without_path(masks))
        after.append(without_path([rng.permutation(m.ravel()).reshape(m.shape) for m in masks]))
    yield Figure("SynFlow, in %", "85.7 to 86.3", before)
    yield Figure("shuffled, in %", "49 to 57", after)
