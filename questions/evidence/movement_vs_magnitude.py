"""How alike movement scores and magnitudes rank the weights, from scratch and in fine-tuning.

Setup: eight Gaussian classes in 32 dimensions, a 32-64-64-8 ReLU network without biases, plain SGD
with batches of 32. From scratch: 2,000 steps of size 0.1, from He initialisation or from a tenth of
it. Fine-tuning: the network trained from He initialisation takes 500 steps of size 0.05 on shifted
class means. Nothing is masked. The movement score is the sum of -g*w over the steps. Two rankings
are compared by Spearman's correlation over all weights (chance 0) and by the overlap of their top
tenths (chance 10 %). Both hold the final weights: how much that gives is the overlap of w^2 - w0^2
and |w| with the changes of the weights shuffled within each layer.

Pruning in fine-tuning, accuracy in per cent on 4,000 new points (chance 12.5): in one shot after
the dense fine-tuning, 30 % of the weights kept; or with a mask in force during 1,500 steps, along
a cubic ramp over the first 60 %, 3 % kept, by movement scores (straight through) or by magnitude.
Then magnitude whose pruned weights are trained on by the gradient at their place, so that they can
return. Last, all three from a tenth of the initialisation, with steps of 0.1: by how many points
movement is ahead of magnitude, and behind magnitude whose weights return.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

INPUTS, WIDTH, CLASSES = 32, 64, 8
SHAPES = ((INPUTS, WIDTH), (WIDTH, WIDTH), (WIDTH, CLASSES))
QUOTED = {
    ("He", "rho"): "0.47 to 0.51",
    ("He", "top"): "56 to 63",
    ("He, change of the square", "top"): "98 to 99",
    ("small", "rho"): "0.93",
    ("small", "top"): "97 to 98",
    ("before and after", "rho"): "0.95 to 0.97",
    ("fine-tuning", "rho"): "0.08 to 0.10",
    ("fine-tuning", "top"): "34 to 39",
    ("change of the square", "top"): "98 to 100",
    ("shuffled changes, He", "top"): "56 to 59",
    ("shuffled changes, fine-tuning", "top"): "36 to 43",
    ("change of the square", "one shot"): "24 to 41",
    ("magnitude", "one shot"): "83 to 89",
    ("movement", "gradual"): "90 to 93",
    ("magnitude", "gradual"): "82 to 87",
    ("magnitude, weights return", "gradual"): "87 to 91",
    ("small start: movement ahead of magnitude", "gradual"): "2 to 16",
    ("small start: movement behind, weights return", "gradual"): "1 to 3",
}

Weights = list[np.ndarray]


def gradients(weights: Weights, x: np.ndarray, y: np.ndarray) -> Weights:
    """Gradients of the mean cross-entropy."""
    h1 = np.maximum(x @ weights[0], 0)
    h2 = np.maximum(h1 @ weights[1], 0)
    z = h2 @ weights[2]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    dz = e / e.sum(axis=1, keepdims=True)
    dz[np.arange(len(y)), y] -= 1
    dz /= len(y)
    d2 = (dz @ weights[2].T) * (h2 > 0)
    d1 = (d2 @ weights[1].T) * (h1 > 0)
    return [x.T @ d1, h1.T @ d2, h2.T @ dz]


def trained(
    weights: Weights, centres: np.ndarray, steps: int, eta: float, rng: np.random.Generator
) -> tuple[Weights, np.ndarray]:
    """The weights after SGD on 1,000 examples, and the movement score of every weight."""
    y = rng.integers(CLASSES, size=1000)
    x = centres[y] + rng.normal(size=(1000, INPUTS))
    score = [np.zeros_like(w) for w in weights]
    for _ in range(steps):
        rows = rng.integers(len(x), size=32)
        grads = gradients(weights, x[rows], y[rows])
        score = [s - g * w for s, g, w in zip(score, grads, weights, strict=True)]
        weights = [w - eta * g for w, g in zip(weights, grads, strict=True)]
    return weights, flat(score)


def flat(arrays: Weights) -> np.ndarray:
    """All entries in one vector."""
    return np.concatenate([a.ravel() for a in arrays])


def spearman(a: np.ndarray, b: np.ndarray) -> float:
    """Rank correlation; there are no ties."""
    return float(np.corrcoef(a.argsort().argsort(), b.argsort().argsort())[0, 1])


def top_tenth(a: np.ndarray, b: np.ndarray) -> float:
    """Overlap of the highest tenths, in per cent."""
    k = len(a) // 10
    return 100 * len(np.intersect1d(a.argsort()[-k:], b.argsort()[-k:])) / k


def shuffled(start: Weights, end: Weights, rng: np.random.Generator) -> float:
    """Overlap of the change of the square and of magnitude, with shuffled changes."""
    moves = [rng.permutation((b - a).ravel()) for a, b in zip(start, end, strict=True)]
    before, after = flat(start), flat(start) + flat(moves)
    return top_tenth(after**2 - before**2, abs(after))


def highest(values: np.ndarray, share: float) -> Weights:
    """Masks that keep the given share of all entries, the highest."""
    keep = np.zeros(len(values))
    keep[np.argsort(-values, kind="stable")[: round(share * len(values))]] = 1
    ends = np.cumsum([a * b for a, b in SHAPES])[:-1]
    return [part.reshape(s) for part, s in zip(np.split(keep, ends), SHAPES, strict=True)]


def masked(weights: Weights, masks: Weights) -> Weights:
    """Their products."""
    return [w * m for w, m in zip(weights, masks, strict=True)]


def gradual(
    weights: Weights,
    centres: np.ndarray,
    *,
    movement: bool,
    back: bool = False,
    eta: float = 0.05,
) -> Weights:
    """Trained for 1,500 steps under a mask that ends with 3 % of the weights."""
    rng = np.random.default_rng(7)
    y = rng.integers(CLASSES, size=1000)
    x = centres[y] + rng.normal(size=(1000, INPUTS))
    score = np.zeros(len(flat(weights)))
    mask = [np.ones(s) for s in SHAPES]
    for step in range(1500):
        share = 0.03 + 0.97 * (1 - min(1, step / 900)) ** 3
        size = abs(flat(weights if back else masked(weights, mask)))
        mask = highest(score if movement else size, share)
        rows = rng.integers(len(x), size=32)
        grads = gradients(masked(weights, mask), x[rows], y[rows])
        score = score - flat(masked(grads, weights))
        steps = grads if back else masked(grads, mask)
        weights = [w - eta * g for w, g in zip(weights, steps, strict=True)]
    return masked(weights, mask)


def pruned(
    dense: Weights, tuned: Weights, centres: np.ndarray, rng: np.random.Generator
) -> dict[tuple[str, str], float]:
    """Accuracies after pruning in one shot and gradually."""
    y = rng.integers(CLASSES, size=4000)
    x = centres[y] + rng.normal(size=(4000, INPUTS))
    change, size = flat(tuned) ** 2 - flat(dense) ** 2, abs(flat(tuned))
    nets = {
        ("change of the square", "one shot"): masked(tuned, highest(change, 0.3)),
        ("magnitude", "one shot"): masked(tuned, highest(size, 0.3)),
        ("movement", "gradual"): gradual(dense, centres, movement=True),
        ("magnitude", "gradual"): gradual(dense, centres, movement=False),
        ("magnitude, weights return", "gradual"): gradual(
            dense, centres, movement=False, back=True
        ),
    }
    return {what: accuracy(net, x, y) for what, net in nets.items()}


def from_small(start: Weights, centres: np.ndarray, seed: int) -> dict[tuple[str, str], float]:
    """Differences in accuracy when a network is pruned gradually from small weights."""
    rng = np.random.default_rng([seed, 1])
    y = rng.integers(CLASSES, size=4000)
    x = centres[y] + rng.normal(size=(4000, INPUTS))
    ways = ((True, False), (False, False), (False, True))
    nets = [gradual(start, centres, movement=m, back=b, eta=0.1) for m, b in ways]
    movement, magnitude, returning = (accuracy(net, x, y) for net in nets)
    return {
        ("small start: movement ahead of magnitude", "gradual"): movement - magnitude,
        ("small start: movement behind, weights return", "gradual"): returning - movement,
    }


def accuracy(net: Weights, x: np.ndarray, y: np.ndarray) -> float:
    """In per cent."""
    h = np.maximum(np.maximum(x @ net[0], 0) @ net[1], 0)
    return 100 * float(((h @ net[2]).argmax(axis=1) == y).mean())


def measured(seed: int) -> dict[tuple[str, str], float]:
    """Everything that is quoted, for one seed."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(CLASSES, INPUTS)) * 0.5
    he = [rng.normal(size=s) * (2 / s[0]) ** 0.5 for s in SHAPES]
    dense, score = trained(he, centres, 2000, 0.1, rng)
    small, small_score = trained([w / 10 for w in he], centres, 2000, 0.1, rng)
    shifted = centres + 0.35 * rng.normal(size=centres.shape)
    tuned, tuned_score = trained(dense, shifted, 500, 0.05, rng)
    before, after = flat(dense), flat(tuned)
    other = np.random.default_rng(seed)
    return {
        ("He", "rho"): spearman(score, abs(before)),
        ("He", "top"): top_tenth(score, abs(before)),
        ("He, change of the square", "top"): top_tenth(score, before**2 - flat(he) ** 2),
        ("small", "rho"): spearman(small_score, abs(flat(small))),
        ("small", "top"): top_tenth(small_score, abs(flat(small))),
        ("before and after", "rho"): spearman(abs(before), abs(after)),
        ("fine-tuning", "rho"): spearman(tuned_score, abs(after)),
        ("fine-tuning", "top"): top_tenth(tuned_score, abs(after)),
        ("change of the square", "top"): top_tenth(tuned_score, after**2 - before**2),
        ("shuffled changes, He", "top"): shuffled(he, dense, other),
        ("shuffled changes, fine-tuning", "top"): shuffled(dense, tuned, other),
        **pruned(dense, tuned, shifted, rng),
        **from_small([w / 10 for w in he], centres, seed),
    }


def figures(quick: bool) -> Iterator[Figure]:
    """Agreement of the rankings, over seeds."""
    found = [measured(seed) for seed in range(1 if quick else 5)]
    for (which, how), quoted in QUOTED.items():
        yield Figure(f"{how}, {which}", quoted, [m[which, how] for m in found])
