"""Four pruning scores before and after retraining, and how near |g w| is to w^2 at the end.

Setup: 32 inputs, 8 classes of four Gaussian clusters each, a 32-64-64-8 ReLU network without
biases, 2,000 training and 4,000 test examples, SGD with momentum 0.9, batches of 64, L2 penalty
0.001, learning rate 0.05 to 0 along a cosine, 1,200 steps. Then 80 % of each layer goes at once, by
magnitude, by |g w| or by F w^2 on the training set (F the diagonal Fisher with sampled labels), or
at random; retraining takes 500 steps of the same schedule with the mask. Accuracies are in per
cent; chance is 12.5. The three scores' distance is also measured at 95 %. Cosine and spread are
also measured without the penalty.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

INPUTS, WIDTH, CLASSES, CLUSTERS = 32, 64, 8, 32
SHAPES = ((INPUTS, WIDTH), (WIDTH, WIDTH), (WIDTH, CLASSES))
DECAY = 1e-3
QUOTED = {
    ("dense", 0): "68 to 72",
    ("magnitude", 0): "36 to 44",
    ("magnitude", 1): "61 to 66",
    ("taylor", 0): "25 to 30",
    ("taylor", 1): "61 to 64",
    ("fisher", 0): "35 to 45",
    ("fisher", 1): "63 to 67",
    ("random", 0): "13 to 17",
    ("random", 1): "51 to 55",
    ("cosine", 0): "0.65 to 0.70",
    ("rho", 0): "0.77 to 0.80",
    ("rho, shuffled", 0): "0.65 to 0.68",
}

Arrays = list[np.ndarray]
Data = tuple[np.ndarray, np.ndarray]


def forward(weights: Arrays, x: np.ndarray) -> tuple[Arrays, np.ndarray]:
    """The input of each layer, and the class probabilities."""
    inputs = [x]
    for w in weights[:-1]:
        inputs.append(np.maximum(inputs[-1] @ w, 0))
    e = inputs[-1] @ weights[-1]
    e = np.exp(e - e.max(axis=1, keepdims=True))
    return inputs, e / e.sum(axis=1, keepdims=True)


def backward(weights: Arrays, data: Data) -> list[tuple[np.ndarray, np.ndarray]]:
    """For each layer its inputs and the per-example gradients of its outputs."""
    x, y = data
    inputs, delta = forward(weights, x)
    delta[np.arange(len(y)), y] -= 1
    pairs = []
    for w, h in zip(reversed(weights), reversed(inputs), strict=True):
        pairs.append((h, delta))
        delta = (delta @ w.T) * (h > 0)
    return pairs[::-1]


def gradients(weights: Arrays, data: Data) -> Arrays:
    """Gradients of the mean cross-entropy, without the penalty."""
    return [h.T @ d / len(h) for h, d in backward(weights, data)]


def trained(
    weights: Arrays,
    masks: Arrays,
    data: Data,
    steps: int,
    rng: np.random.Generator,
    decay: float,
) -> Arrays:
    """The weights after SGD; weights and buffers are masked after each step."""
    x, y = data
    buffers = [np.zeros_like(w) for w in weights]
    for step in range(steps):
        rows = rng.integers(len(x), size=64)
        eta = 0.025 * (1 + np.cos(np.pi * step / steps))
        grads = gradients(weights, (x[rows], y[rows]))
        buffers = [
            m * (0.9 * b + g + decay * w)
            for m, b, g, w in zip(masks, buffers, grads, weights, strict=True)
        ]
        weights = [m * (w - eta * b) for m, w, b in zip(masks, weights, buffers, strict=True)]
    return weights


def accuracy(weights: Arrays, data: Data) -> float:
    """Per cent of the examples whose likeliest class is right."""
    return float(100 * (forward(weights, data[0])[1].argmax(axis=1) == data[1]).mean())


def mask(score: np.ndarray, share: float) -> np.ndarray:
    """Zeros at the lowest `share` of the scores."""
    kept = np.ones(score.size)
    kept[np.argsort(score, axis=None, kind="stable")[: round(share * score.size)]] = 0
    return kept.reshape(score.shape)


def fisher(weights: Arrays, x: np.ndarray, rng: np.random.Generator) -> Arrays:
    """The diagonal Fisher, with labels drawn from the model."""
    p = forward(weights, x)[1]
    y = (p.cumsum(axis=1) < rng.random((len(x), 1))).sum(axis=1).clip(max=CLASSES - 1)
    return [(h**2).T @ d**2 / len(x) for h, d in backward(weights, (x, y))]


def rank(a: np.ndarray) -> np.ndarray:
    """Ranks; there are no ties to speak of."""
    return a.argsort().argsort()


def measured(seed: int, decay: float, share: float = 0.8) -> dict[tuple[str, int], float]:
    """Everything that is quoted, for one seed."""
    rng = np.random.default_rng(seed)
    centres = 0.6 * rng.normal(size=(CLUSTERS, INPUTS))

    def draw(n: int) -> Data:
        cluster = rng.integers(CLUSTERS, size=n)
        return centres[cluster] + rng.normal(size=(n, INPUTS)), cluster % CLASSES

    train, test = draw(2000), draw(4000)
    start = [rng.normal(size=s) * (2 / s[0]) ** 0.5 for s in SHAPES]
    weights = trained(start, [np.ones(s) for s in SHAPES], train, 1200, rng, decay)
    grads = gradients(weights, train)
    info = fisher(weights, train[0], rng)
    scores = {
        "magnitude": [abs(w) for w in weights],
        "taylor": [abs(g * w) for g, w in zip(grads, weights, strict=True)],
        "fisher": [f * w**2 for f, w in zip(info, weights, strict=True)],
        "random": [rng.random(w.shape) for w in weights],
    }
    other = np.random.default_rng(seed)
    mixed = [other.permutation(g.ravel()) for g in grads]  # within each layer
    w, g, u = (np.concatenate([a.ravel() for a in arrays]) for arrays in (weights, grads, mixed))
    found = {
        ("dense", 0): accuracy(weights, test),
        ("cosine", 0): float(-(g @ w) / np.linalg.norm(g) / np.linalg.norm(w)),
        ("rho", 0): float(np.corrcoef(rank(abs(w)), rank(abs(g * w)))[0, 1]),
        ("rho, shuffled", 0): float(np.corrcoef(rank(abs(w)), rank(abs(u * w)))[0, 1]),
    }
    for name, score in scores.items():
        masks = [mask(s, share) for s in score]
        pruned = [v * m for v, m in zip(weights, masks, strict=True)]
        found[name, 0] = accuracy(pruned, test)
        found[name, 1] = accuracy(trained(pruned, masks, train, 500, rng, decay), test)
    return found


def spreads(found: list[dict[tuple[str, int], float]], phase: int) -> list[float]:
    """For each seed, how far the three scores' accuracies are apart."""
    by_seed = [[f[name, phase] for name in ("magnitude", "taylor", "fisher")] for f in found]
    return [max(a) - min(a) for a in by_seed]


def figures(quick: bool) -> Iterator[Figure]:
    """Accuracies before and after retraining, over seeds."""
    seeds = range(1 if quick else 4)
    found = [measured(seed, DECAY) for seed in seeds]
    for phase, quoted in enumerate(("8.6 to 19.4", "1.0 to 3.4")):
        yield Figure(f"spread of the three scores, {phase}", quoted, spreads(found, phase))
    high = [measured(seed, DECAY, 0.95) for seed in seeds]
    for phase, quoted in enumerate(("2.3 to 4.9", "1.0 to 9.0")):
        yield Figure(f"spread of the three scores at 95 %, {phase}", quoted, spreads(high, phase))
    top = [max(f[name, 0] for name in ("magnitude", "taylor", "fisher")) for f in high]
    yield Figure("best of the three after the cut, 95 %", "18 to 22", top)
    free = [measured(seed, 0.0) for seed in seeds]
    yield Figure("spread after retraining, no penalty", "0.9 to 3.8", spreads(free, 1))
    yield Figure("cosine, no penalty", "0.55 to 0.57", [f["cosine", 0] for f in free])
    for key, quoted in QUOTED.items():
        yield Figure(f"{key[0]}, {key[1]}", quoted, [f[key] for f in found])
