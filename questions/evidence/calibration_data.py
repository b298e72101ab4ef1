"""How many tokens a norm and a Hessian need, and what another distribution costs.

256 inputs with correlation 0.9^distance whose scales are exp(0.5 z); 64 rows of standard normal
weights, half of each row pruned by Wanda's score. From n independent tokens: the share of the
pruned weights that the true norms prune too (chance: 50 %; magnitude alone, without any norms, is
measured for comparison), and the true squared output error after the survivors are refitted on
those n tokens (1 % damping; for n = 128, the number of weights that a row keeps, 0.1 % too), over
the error without a refit.
Then n = 4,096 tokens of a distribution whose scales are drawn anew, or of one with the same scales
whose neighbours are others: the correlations are those of shuffled inputs. Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from grader.kit import Figure

Matrix = NDArray[np.float64]
INPUTS, ROWS = 256, 64


def lowest_half(scores: Matrix) -> NDArray[np.bool_]:
    gone = np.zeros(scores.shape, dtype=bool)
    np.put_along_axis(gone, scores.argsort(axis=1, kind="stable")[:, : INPUTS // 2], True, axis=1)
    return gone


def refitted(w: Matrix, gone: NDArray[np.bool_], h: Matrix, damping: float) -> Matrix:
    h = h + damping * np.diag(h).mean() * np.eye(INPUTS)
    new = np.zeros_like(w)
    for r, row in enumerate(gone):
        keep = ~row
        new[r, keep] = np.linalg.solve(h[np.ix_(keep, keep)], h[keep] @ w[r])
    return new


def measured(tokens: int, foreign: str, damping: float, seed: int) -> tuple[float, float]:
    """Agreement of the masks in per cent, and the refit's true error over that without one."""
    rng = np.random.default_rng(seed)
    w = rng.standard_normal((ROWS, INPUTS))
    scale = np.exp(0.5 * rng.standard_normal(INPUTS))
    other = np.exp(0.5 * rng.standard_normal(INPUTS)) if foreign == "scales" else scale
    distance = np.abs(np.subtract.outer(np.arange(INPUTS), np.arange(INPUTS)))
    correlation = 0.9**distance
    truth = correlation * np.outer(scale, scale)
    root = np.linalg.cholesky(correlation)
    if foreign == "neighbours":
        root = root[rng.permutation(INPUTS)]
    x = rng.standard_normal((tokens, INPUTS)) @ root.T * other
    h = x.T @ x / tokens
    best, gone = lowest_half(w**2 * np.diag(truth)), lowest_half(w**2 * np.diag(h))

    def error(new: Matrix) -> float:
        d = new - w
        return float(np.einsum("ri,ij,rj->", d, truth, d))

    ratio = error(refitted(w, gone, h, damping)) / error(np.where(gone, 0.0, w))
    return 100 * float((best & gone).sum() / best.sum()), ratio


QUOTED = {
    (32, "", 0.01): ("96 to 97", "0.60 to 0.68"),
    (128, "", 0.01): ("97 to 98", "0.43 to 0.50"),
    (128, "", 0.001): ("97 to 98", "0.90 to 1.12"),
    (256, "", 0.01): ("98 to 99", "0.26 to 0.30"),
    (4096, "", 0.01): ("99.6", "0.17 to 0.19"),
    (4096, "scales", 0.01): ("76 to 80", "0.55 to 0.68"),
    (4096, "neighbours", 0.01): ("99.4 to 99.7", "1.33 to 1.52"),
}


def by_magnitude(seed: int) -> float:
    """Agreement of the masks in per cent without any norms."""
    rng = np.random.default_rng(seed)
    w = rng.standard_normal((ROWS, INPUTS))
    scale = np.exp(0.5 * rng.standard_normal(INPUTS))
    best, gone = lowest_half((w * scale) ** 2), lowest_half(w**2)
    return 100 * float((best & gone).sum() / best.sum())


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(2 if quick else 10)
    found = [by_magnitude(seed) for seed in seeds]
    yield Figure("magnitude alone: agreement of the masks, %", "83 to 86 %", found)
    for (tokens, foreign, damping), quoted in QUOTED.items():
        rows = [measured(tokens, foreign, damping, seed) for seed in seeds]
        agree, ratio = zip(*rows, strict=True)
        where = f"other {foreign}" if foreign else "the same distribution"
        what = f"{tokens} tokens, {where}, damping {damping:.1%}"
        yield Figure(f"{what}: agreement of the masks, %", quoted[0], agree)
        yield Figure(f"{what}: refit over no refit", quoted[1], ratio)
