"""The critical compression of one-shot scores, and of SynFlow in 100 rounds, on one network.

A 64-256-256-256-10 ReLU network without biases (150,016 weights), He initialisation. One-shot
scores: the critical compression is N / k for the smallest number k of weights kept at which every
layer keeps one. SNIP sees 100 Gaussian examples with random labels. SynFlow in 100 rounds follows
the exponential schedule to four weights, one for each layer, which is the most that any mask can
reach. A 256-256-256-256 network, whose layers have one size and one fan-in, shows the one-shot
scores again; a 128-512-128-512 network, of one size but two fan-ins, shows magnitude. The
first two networks again with uniform weights, as torch initialises linear layers. Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from grader.kit import Figure

SIZES = (64, 256, 256, 256, 10)
EQUAL = (256, 256, 256, 256)
UNEVEN = (128, 512, 128, 512)
UNIFORM = (
    (0, "magnitude", "18"),
    (2, "SynFlow", "10 to 11"),
    (5, "SynFlow, layers of one size", "1,573 to 10,348"),
)
Arrays = list[np.ndarray]


def network(rng: np.random.Generator, sizes: tuple[int, ...] = SIZES) -> Arrays:
    return [rng.normal(size=(n, m)) * (2 / m) ** 0.5 for m, n in pairwise(sizes)]


def uniform(rng: np.random.Generator, sizes: tuple[int, ...]) -> Arrays:
    return [rng.uniform(-1, 1, size=(n, m)) / m**0.5 for m, n in pairwise(sizes)]


def snip(weights: Arrays, rng: np.random.Generator) -> Arrays:
    features, classes = weights[0].shape[1], len(weights[-1])
    x, y = rng.normal(size=(100, features)), rng.integers(classes, size=100)
    inputs = [x]
    for w in weights[:-1]:
        inputs.append(np.maximum(inputs[-1] @ w.T, 0))
    z = inputs[-1] @ weights[-1].T
    e = np.exp(z - z.max(axis=1, keepdims=True))
    delta = e / e.sum(axis=1, keepdims=True)
    delta[np.arange(100), y] -= 1
    scores: Arrays = []
    for w, h in zip(weights[::-1], inputs[::-1], strict=True):
        scores.insert(0, np.abs(w * (delta.T @ h)))
        delta = (delta @ w) * (h > 0)
    return scores


def synflow(weights: Arrays) -> Arrays:
    weights = [np.abs(w) for w in weights]
    forward = [np.ones(weights[0].shape[1])]
    for w in weights[:-1]:
        forward.append(w @ forward[-1])
    back, scores = np.ones(len(weights[-1])), []
    for w, f in zip(weights[::-1], forward[::-1], strict=True):
        scores.insert(0, w * back[:, None] * f)
        back = w.T @ back
    return scores


def critical(scores: Arrays) -> float:
    ranked = np.sort(np.concatenate([s.ravel() for s in scores]))
    kept = [ranked.size - np.searchsorted(ranked, s.max()) for s in scores]
    return ranked.size / max(kept)


def thinnest(weights: Arrays, density: float, rounds: int) -> int:
    """Weights left in the thinnest layer by SynFlow on the exponential schedule."""
    ends = np.cumsum([w.size for w in weights])
    flat = np.concatenate([w.ravel() for w in weights])
    for i in range(1, rounds + 1):
        parts = zip(np.split(flat, ends[:-1]), weights, strict=True)
        scores = synflow([part.reshape(w.shape) for part, w in parts])
        ranked = np.concatenate([s.ravel() for s in scores])
        ranked[flat == 0] = -1
        count = round(density ** (i / rounds) * flat.size)
        flat[np.argpartition(-ranked, count - 1)[count:]] = 0
    return min(int(np.count_nonzero(part)) for part in np.split(flat, ends[:-1]))


def one_shot(weights: Arrays, rng: np.random.Generator) -> list[float]:
    """The critical compression of magnitude, SNIP and SynFlow."""
    all_scores = ([np.abs(w) for w in weights], snip(weights, rng), synflow(weights))
    return [critical(scores) for scores in all_scores]


def figures(quick: bool) -> Iterator[Figure]:
    rows, left, equal, uneven, flat = [], [], [], [], []
    for seed in range(2 if quick else 10):
        rng = np.random.default_rng(seed)
        equal.append(one_shot(network(rng, EQUAL), rng))
        rng = np.random.default_rng(seed)
        uneven.append(critical([np.abs(w) for w in network(rng, UNEVEN)]))
        rng = np.random.default_rng(seed)
        flat.append([*one_shot(uniform(rng, SIZES), rng), *one_shot(uniform(rng, EQUAL), rng)])
        rng = np.random.default_rng(seed)
        weights = network(rng)
        rows.append(one_shot(weights, rng))
        if seed < 5:
            left.append(thinnest(weights, 4 / sum(w.size for w in weights), 100))
    magnitude, connection, flow = zip(*rows, strict=True)
    yield Figure("magnitude", "94 to 288", magnitude)
    yield Figure("SNIP", "534 to 1,705", connection)
    yield Figure("SynFlow, one shot", "22 to 31", flow)
    yield Figure("SynFlow, 100 rounds: weights in the thinnest layer", "1", left)
    for name, quoted, found in zip(
        ("magnitude", "SNIP", "SynFlow, one shot"),
        ("21,845 to 65,536", "1,029 to 9,362", "21,845 to 65,536"),
        zip(*equal, strict=True),
        strict=True,
    ):
        yield Figure(f"layers of one size: {name}", quoted, found)
    for n, name, quoted in UNIFORM:
        yield Figure(f"uniform weights, one shot: {name}", quoted, [row[n] for row in flat])
    yield Figure("layers of one size, fan-ins 128 and 512: magnitude", "38 to 104", uneven)
