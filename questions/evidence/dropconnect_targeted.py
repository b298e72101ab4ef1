"""Accuracy after magnitude pruning without fine-tuning, for three ways of training.

Setup: ten classes with three Gaussian clusters each in 64 dimensions, 1,500 training and 2,000
test examples, a 64-128-10 ReLU network, 600 Adam steps with batches of 100. Weights of both layers
are masked while training: not at all, each dropped with probability 0.5 and rescaled (weight
dropout), or the 75 % smallest of each output unit dropped with probability 0.66, not rescaled
(targeted dropout). One mask serves the whole batch. Then a share of the smallest weights of each
output unit is set to zero, or 75 % of all weights by one threshold. Chance is 10 %.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from grader.kit import Figure

IN, HIDDEN, CLASSES = 64, 128, 10
GAMMA, ALPHA = 0.75, 0.66

Mask = Callable[[np.ndarray, np.random.Generator], np.ndarray]

QUOTED = {
    ("plain", 0.0): "79 to 82",
    ("plain", 0.5): "75 to 80",
    ("plain", 0.75): "59 to 65",
    ("plain", 0.9): "32 to 37",
    ("weight dropout", 0.0): "75 to 78",
    ("weight dropout", 0.5): "73 to 76",
    ("weight dropout", 0.75): "63 to 70",
    ("weight dropout", 0.9): "39 to 46",
    ("targeted", 0.0): "77 to 81",
    ("targeted", 0.5): "77 to 82",
    ("targeted", 0.75): "75 to 78",
    ("targeted", 0.9): "46 to 50",
}


ONE_THRESHOLD = {"plain": "61 to 62", "weight dropout": "26 to 38", "targeted": "74 to 78"}


def smallest(w: np.ndarray, share: float) -> np.ndarray:
    """True at the share of smallest magnitude in each output unit; w is (in, out)."""
    k = round(share * len(w))
    found = np.zeros(w.shape, dtype=bool)
    if k:
        np.put_along_axis(found, np.argpartition(abs(w), k - 1, axis=0)[:k], True, axis=0)
    return found


def keep_all(w: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """No dropout."""
    return np.ones_like(w)


def drop_any(w: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Weight dropout of rate 0.5, rescaled."""
    return (rng.random(w.shape) >= 0.5) * np.float32(2)


def drop_smallest(w: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Targeted weight dropout, not rescaled."""
    return 1 - (smallest(w, GAMMA) & (rng.random(w.shape) < ALPHA)).astype(np.float32)


WAYS: dict[str, Mask] = {
    "plain": keep_all,
    "weight dropout": drop_any,
    "targeted": drop_smallest,
}


def sample(rng: np.random.Generator, centres: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """n examples and their classes."""
    y = rng.integers(CLASSES, size=n)
    x = centres[y, rng.integers(3, size=n)] + rng.normal(size=(n, IN))
    return x.astype(np.float32), y


def train(
    mask: Mask, x: np.ndarray, y: np.ndarray, rng: np.random.Generator, steps: int
) -> list[np.ndarray]:
    """The weights [w1, b1, w2, b2] after Adam at 2e-3."""
    shapes = [(IN, HIDDEN), (HIDDEN,), (HIDDEN, CLASSES), (CLASSES,)]
    params = [
        (rng.normal(size=s) * (2 / s[0]) ** 0.5 if len(s) == 2 else np.zeros(s)).astype(np.float32)
        for s in shapes
    ]
    first = [np.zeros_like(p) for p in params]
    second = [np.zeros_like(p) for p in params]
    for step in range(1, steps + 1):
        rows = rng.integers(len(x), size=100)
        m1, m2 = mask(params[0], rng), mask(params[2], rng)
        w1, w2 = params[0] * m1, params[2] * m2
        h = np.maximum(x[rows] @ w1 + params[1], 0)
        z = h @ w2 + params[3]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        dz = e / e.sum(axis=1, keepdims=True)
        dz[np.arange(100), y[rows]] -= 1
        dz /= 100
        dh = (dz @ w2.T) * (h > 0)
        grads = [(x[rows].T @ dh) * m1, dh.sum(axis=0), (h.T @ dz) * m2, dz.sum(axis=0)]
        for i, g in enumerate(grads):
            first[i] = 0.9 * first[i] + 0.1 * g
            second[i] = 0.999 * second[i] + 0.001 * g**2
            up, down = first[i] / (1 - 0.9**step), second[i] / (1 - 0.999**step)
            params[i] = params[i] - 2e-3 * up / (np.sqrt(down) + 1e-8)
    return params


def accuracy(params: list[np.ndarray], share: float, x: np.ndarray, y: np.ndarray) -> float:
    """Test accuracy in per cent with a share of the weights of each output unit set to zero."""
    w1, b1, w2, b2 = params
    w1, w2 = (np.where(smallest(w, share), np.float32(0), w) for w in (w1, w2))
    z = np.maximum(x @ w1 + b1, 0) @ w2 + b2
    return float((z.argmax(axis=1) == y).mean() * 100)


def by_one_threshold(params: list[np.ndarray], share: float) -> list[np.ndarray]:
    """The parameters with a share of all weights set to zero, smallest first."""
    w1, b1, w2, b2 = params
    cut = np.quantile(np.concatenate([abs(w1).ravel(), abs(w2).ravel()]), share)
    w1, w2 = (np.where(abs(w) < cut, np.float32(0), w) for w in (w1, w2))
    return [w1, b1, w2, b2]


def figures(quick: bool) -> Iterator[Figure]:
    """Accuracy for each way of training and each share pruned, over seeds."""
    found: dict[tuple[str, float], list[float]] = {key: [] for key in QUOTED}
    together: dict[str, list[float]] = {way: [] for way in WAYS}
    for seed in range(1 if quick else 5):
        rng = np.random.default_rng(seed)
        centres = rng.normal(size=(CLASSES, 3, IN)) * 0.55
        x, y = sample(rng, centres, 1500)
        test = sample(rng, centres, 2000)
        for way, mask in WAYS.items():
            params = train(mask, x, y, np.random.default_rng(seed + 100), 600)
            together[way].append(accuracy(by_one_threshold(params, 0.75), 0, *test))
            for name, share in QUOTED:
                if name == way:
                    found[name, share].append(accuracy(params, share, *test))
    for (way, share), quoted in QUOTED.items():
        yield Figure(f"accuracy in %, {way}, {share:.0%} pruned", quoted, found[way, share], 1.5)
    for way, quoted in ONE_THRESHOLD.items():
        yield Figure(f"accuracy in %, {way}, 75% by one threshold", quoted, together[way], 1.5)
