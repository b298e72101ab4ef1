"""What the schedule leaves in the thinnest layer under SynFlow.

A 64-192-192-192-10 ReLU network without biases (87,936 weights), He initialisation, SynFlow with
n rounds on the exponential schedule density ** (i / n) or the linear one 1 - (1 - density) * i / n.
Reported are the weights left in the thinnest of the four layers. Seeds 0 to 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from grader.kit import Figure

SIZES = (64, 192, 192, 192, 10)
TOTAL = sum(m * n for m, n in pairwise(SIZES))


def synflow(weights: list[np.ndarray]) -> np.ndarray:
    forward = [np.ones(SIZES[0])]
    for w in weights[:-1]:
        forward.append(w @ forward[-1])
    back, scores = np.ones(SIZES[-1]), []
    for w, f in zip(weights[::-1], forward[::-1], strict=True):
        scores.insert(0, (w * back[:, None] * f).ravel())
        back = w.T @ back
    return np.concatenate(scores)


def thinnest(seed: int, schedule: list[float]) -> int:
    rng = np.random.default_rng(seed)
    shapes = [(n, m) for m, n in pairwise(SIZES)]
    weights = [np.abs(rng.normal(size=s)) * (2 / s[1]) ** 0.5 for s in shapes]
    ends = np.cumsum([w.size for w in weights])[:-1]
    flat = np.concatenate([w.ravel() for w in weights])
    for density in schedule:
        parts = zip(np.split(flat, ends), shapes, strict=True)
        scores = synflow([part.reshape(shape) for part, shape in parts])
        alive = np.flatnonzero(flat)
        ranked = np.argpartition(scores[alive], -round(density * TOTAL))
        flat[alive[ranked[: -round(density * TOTAL)]]] = 0
    return min(int(np.count_nonzero(part)) for part in np.split(flat, ends))


def exponential(density: float, n: int) -> list[float]:
    return [density ** (i / n) for i in range(1, n + 1)]


def linear(density: float, n: int) -> list[float]:
    return [1 - (1 - density) * i / n for i in range(1, n + 1)]


CASES = (
    ("1 % in one shot", exponential(1e-2, 1), "0"),
    ("1 %, 10 rounds, exponential", exponential(1e-2, 10), "188 to 208"),
    ("1 %, 10 rounds, linear", linear(1e-2, 10), "80 to 103"),
    ("1 %, 100 rounds, exponential", exponential(1e-2, 100), "168 to 192"),
    ("1 %, 100 rounds, linear", linear(1e-2, 100), "195 to 217"),
    ("0.1 %, 100 rounds, linear", linear(1e-3, 100), "5 to 14"),
    ("0.1 %, 100 rounds, exponential", exponential(1e-3, 100), "13 to 17"),
    ("0.01 %, 100 rounds, linear", linear(1e-4, 100), "0"),
    ("0.01 %, 100 rounds, exponential", exponential(1e-4, 100), "2"),
)


def figures(quick: bool) -> Iterator[Figure]:
    for what, schedule, quoted in CASES:
        seeds = range(1 if quick else 5)
        yield Figure(what, quoted, [thinnest(seed, schedule) for seed in seeds])
