"""Many removals at once in one block: summed single updates, none, the joint update, one by one.

64 weights, standard normal; 256 Gaussian gradients, mixed by a square Gaussian matrix; the
empirical Fisher with a damping of 0.01 of its mean diagonal. The weights of lowest score are
removed. Costs are those of the quadratic model, over the cost without any update; the median of
50 blocks a seed. Seeds 0 to 9. Then summed updates under ten times and a hundredth of this damping,
with gradients that aren't mixed, and with 32 of them in place of 256.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

SIZE, EXAMPLES = 64, 256


def block(
    rng: np.random.Generator,
    share: float,
    damping: float = 0.01,
    examples: int = EXAMPLES,
    *,
    mixed: bool = True,
) -> tuple[float, ...]:
    g = rng.standard_normal((examples, SIZE))
    if mixed:
        g = g @ rng.standard_normal((SIZE, SIZE))
    fisher = g.T @ g / examples
    fisher += damping * np.diag(fisher).mean() * np.eye(SIZE)
    inverse = np.linalg.inv(fisher)
    w = rng.standard_normal(SIZE)
    scores = w**2 / 2 / np.diag(inverse)
    pruned = np.argsort(scores, kind="stable")[: round(share * SIZE)]
    bare = np.zeros(SIZE)
    bare[pruned] = -w[pruned]
    summed = -inverse[:, pruned] @ (w / np.diag(inverse))[pruned]
    summed[pruned] = -w[pruned]
    joint = -inverse[:, pruned] @ np.linalg.solve(inverse[np.ix_(pruned, pruned)], w[pruned])
    steps = (bare, summed, joint, one_by_one(inverse, w, len(pruned)) - w)
    none, *costs = (step @ fisher @ step / 2 for step in steps)
    return (*(cost / none for cost in costs), scores[pruned].sum() / costs[1])


def one_by_one(inverse: np.ndarray, w: np.ndarray, count: int) -> np.ndarray:
    """The weights after `count` removals, with fresh scores and a fresh inverse after each."""
    inverse, w, alive = inverse.copy(), w.copy(), np.ones(SIZE, bool)
    for _ in range(count):
        diagonal = np.where(alive, np.diag(inverse), 1.0)
        q = np.where(alive, w**2 / diagonal, np.inf).argmin()
        alive[q] = False
        w = np.where(alive, w - inverse[:, q] * w[q] / inverse[q, q], 0.0)
        inverse -= np.outer(inverse[:, q], inverse[q]) / inverse[q, q]
    return w


WHAT = (
    "summed updates over no update",
    "joint update over no update",
    "one by one over no update",
    "sum of the scores over the cost of the joint update",
)
QUOTED = {
    0.05: ("0.17 to 0.21", "0.09 to 0.12", "0.09 to 0.10", "0.86 to 0.95"),
    0.2: ("0.60 to 0.70", "0.16 to 0.20", "0.11 to 0.13", "0.46 to 0.53"),
    0.5: ("1.1 to 1.3", "0.43 to 0.47", "0.20 to 0.23", "0.20 to 0.22"),
}


OTHER = {
    (0.5, 0.1, EXAMPLES, True): "0.72 to 0.78",
    (0.2, 0.0001, EXAMPLES, True): "2.0 to 2.8",
    (0.5, 0.01, EXAMPLES, False): "0.89 to 0.91",
    (0.5, 0.01, 32, True): "0.45 to 0.53",
}


def medians(
    share: float, damping: float, seeds: range, examples: int = EXAMPLES, *, mixed: bool = True
) -> list[tuple[float, ...]]:
    """The median of 50 blocks for each figure, seed by seed."""
    rows = []
    for seed in seeds:
        rng = np.random.default_rng(seed)
        blocks = [block(rng, share, damping, examples, mixed=mixed) for _ in range(50)]
        rows.append(tuple(np.median(blocks, axis=0)))
    return rows


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(2 if quick else 10)
    for share, quotes in QUOTED.items():
        rows = medians(share, 0.01, seeds)
        for what, quoted, values in zip(WHAT, quotes, np.transpose(rows), strict=True):
            yield Figure(f"{share:.0%} removed: {what}", quoted, values)
    for (share, damping, examples, mixed), quoted in OTHER.items():
        values = [row[0] for row in medians(share, damping, seeds, examples, mixed=mixed)]
        how = f"{share:.0%} removed, damping {damping}, {examples} gradients, mixed: {mixed}"
        yield Figure(f"{how}: {WHAT[0]}", quoted, values)
