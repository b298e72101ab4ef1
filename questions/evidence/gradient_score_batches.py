"""How well the SNIP masks of two independent batches agree, by batch size and class balance.

Setup: 100 Gaussian classes in 64 dimensions, an untrained 64-128-128-100 ReLU network without
biases, He initialisation. Scores are |g * w| with the mean gradient of the batch; the top 10 % of
the weights are kept, over all layers together. Two batches are drawn independently, both at random
or both with the same number of examples from every class. Quoted is the overlap of the two masks.
Chance is 10 %. The two share their weights: how much that gives is the overlap with the gradients
of both shuffled within each layer. With centres eight times as far apart the masks are compared
again, and with ten classes in a network that SGD has trained for 2,000 steps.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

INPUTS, WIDTH, CLASSES = 64, 128, 100
SHAPES = ((INPUTS, WIDTH), (WIDTH, WIDTH), (WIDTH, CLASSES))
QUOTED = {
    (1, "random"): "39 to 42",
    (1, "balanced"): "40 to 44",
    (4, "random"): "51 to 56",
    (4, "balanced"): "56 to 63",
    (16, "random"): "70 to 76",
    (16, "balanced"): "75 to 80",
    (64, "random"): "84 to 87",
    (64, "balanced"): "86 to 89",
}
SHUFFLED = "24 to 28"
FAR = {(1, "balanced"): "71 to 74", (4, "random"): "65 to 70"}
TRAINED = {160: "33 to 38", 640: "37 to 42", 2560: "40 to 44", 40960: "63 to 68"}


def kept(
    weights: list[np.ndarray],
    x: np.ndarray,
    y: np.ndarray,
    shuffle: np.random.Generator | None = None,
) -> np.ndarray:
    """Positions of the 10 % of highest |g * w|, with g shuffled within each layer if asked."""
    inputs = [x]
    for w in weights[:-1]:
        inputs.append(np.maximum(inputs[-1] @ w, 0))
    z = inputs[-1] @ weights[-1]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    delta = e / e.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    scores = []
    for h, w in zip(reversed(inputs), reversed(weights), strict=True):
        g = (h.T @ delta).ravel()
        if shuffle is not None:
            g = shuffle.permutation(g)
        scores.append(abs(g * w.ravel()))
        delta = (delta @ w.T) * (h > 0)
    both = np.concatenate(scores)
    return np.argpartition(-both, both.size // 10)[: both.size // 10]


def overlap(
    seed: int, each: int, way: str, *, shuffled: bool = False, spread: float = 0.5
) -> float:
    """The overlap of the masks of two batches, in per cent."""
    rng = np.random.default_rng(seed)
    shuffle = np.random.default_rng([seed, 1]) if shuffled else None
    centres = (rng.normal(size=(CLASSES, INPUTS)) * spread).astype(np.float32)
    weights = [(rng.normal(size=s) * (2 / s[0]) ** 0.5).astype(np.float32) for s in SHAPES]
    masks = []
    for _ in range(2):
        y = np.repeat(np.arange(CLASSES), each)
        if way == "random":
            y = rng.integers(CLASSES, size=y.size)
        x = centres[y] + rng.normal(size=(y.size, INPUTS)).astype(np.float32)
        masks.append(kept(weights, x, y, shuffle))
    return 100 * np.intersect1d(*masks).size / masks[0].size


def trained(seed: int, classes: int = 10) -> tuple[list[np.ndarray], np.ndarray]:
    """A network after 2,000 steps of SGD on 4,000 examples, and the centres."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(classes, INPUTS)) * 0.5
    shapes = (*SHAPES[:2], (WIDTH, classes))
    weights = [rng.normal(size=s) * (2 / s[0]) ** 0.5 for s in shapes]
    labels = rng.integers(classes, size=4000)
    data = centres[labels] + rng.normal(size=(4000, INPUTS))
    for _ in range(2000):
        rows = rng.integers(4000, size=64)
        inputs = [data[rows]]
        for w in weights[:-1]:
            inputs.append(np.maximum(inputs[-1] @ w, 0))
        z = inputs[-1] @ weights[-1]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        delta = e / e.sum(axis=1, keepdims=True)
        delta[np.arange(64), labels[rows]] -= 1
        delta /= 64
        for i in (2, 1, 0):
            g = inputs[i].T @ delta
            delta = (delta @ weights[i].T) * (inputs[i] > 0)
            weights[i] = weights[i] - 0.1 * g
    return weights, centres


def overlaps_trained(seed: int) -> dict[int, float]:
    """The overlap of the masks of two fresh batches in a trained network, in per cent."""
    weights, centres = trained(seed)
    rng = np.random.default_rng([seed, 2])
    found = {}
    for batch in TRAINED:
        masks = []
        for _ in range(2):
            y = rng.integers(len(centres), size=batch)
            masks.append(kept(weights, centres[y] + rng.normal(size=(batch, INPUTS)), y))
        found[batch] = 100 * np.intersect1d(*masks).size / masks[0].size
    return found


def figures(quick: bool) -> Iterator[Figure]:
    """The overlap for each batch size and way of drawing, over networks."""
    for (each, way), quoted in QUOTED.items():
        found = [overlap(seed, each, way) for seed in range(1 if quick else 5)]
        yield Figure(f"overlap in %, {each} a class, {way}", quoted, found)
    found = [
        overlap(seed, each, "random", shuffled=True)
        for seed in range(1 if quick else 5)
        for each in (1, 64)
    ]
    yield Figure("overlap in %, gradients shuffled", SHUFFLED, found)
    for (each, way), quoted in FAR.items():
        found = [overlap(seed, each, way, spread=4.0) for seed in range(1 if quick else 5)]
        yield Figure(f"overlap in %, far apart, {each} a class, {way}", quoted, found)
    rows = [overlaps_trained(seed) for seed in range(1 if quick else 5)]
    for batch, quoted in TRAINED.items():
        yield Figure(f"overlap in %, trained, {batch}", quoted, [row[batch] for row in rows], 2.0)
