"""How far Wanda's diagonal H is from OBS on synthetic layers, one row at a time.

256 inputs, 2,048 samples, 64 rows of standard normal weights, half of each row goes. Inputs:
independent; equal correlation 0.9 (so all share one R^2); 16 shared factors whose weight differs
by input, plus noise (so R^2 differs), also with weights of random sign and sizes from 1 to 1.1.
Overlap: the share of the weights pruned by Wanda that the static OBS score prunes too. Both scores
hold w: how much that gives is the share with the diagonal of the inverse shuffled. Errors are
squared output errors on these samples, and for the refit also on 2,048 fresh ones of the same
distribution. Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from grader.kit import Figure

Matrix = NDArray[np.float64]
ROWS, INPUTS, SAMPLES = 64, 256, 2048


def inputs(kind: str, rng: np.random.Generator) -> tuple[Matrix, Callable[[], Matrix]]:
    """Samples, and a function that draws fresh ones of the same distribution."""
    noise = rng.standard_normal((SAMPLES, INPUTS))
    if kind == "independent":
        return noise, lambda: rng.standard_normal((SAMPLES, INPUTS))
    factors = rng.standard_normal((SAMPLES, 1 if kind == "equal" else 16))
    loadings, share = np.ones((1, INPUTS)), np.full(INPUTS, 0.9)
    if kind != "equal":
        loadings = rng.standard_normal((16, INPUTS)) / 4
        share = rng.uniform(0, 1, INPUTS)

    def mixed(factors: Matrix, noise: Matrix) -> Matrix:
        return np.sqrt(share) * (factors @ loadings) + np.sqrt(1 - share) * noise

    def fresh() -> Matrix:
        return mixed(rng.standard_normal(factors.shape), rng.standard_normal(noise.shape))

    return mixed(factors, noise), fresh


def lowest_half(scores: Matrix) -> NDArray[np.bool_]:
    gone = np.zeros(scores.shape, dtype=bool)
    np.put_along_axis(gone, scores.argsort(axis=1, kind="stable")[:, : INPUTS // 2], True, axis=1)
    return gone


def refitted(w: Matrix, gone: NDArray[np.bool_], h: Matrix) -> Matrix:
    new = np.zeros_like(w)
    for r, row in enumerate(gone):
        keep = ~row
        new[r, keep] = np.linalg.solve(h[np.ix_(keep, keep)], h[keep] @ w[r])
    return new


def measured(kind: str, seed: int) -> tuple[float, float, float, float, float]:
    """Overlap in per cent; the true error over the sum of scores; the error with a refit of the
    survivors over that without, on the samples and on fresh ones.

    Last the overlap in per cent with the diagonal of the inverse shuffled.
    """
    rng = np.random.default_rng(seed)
    x, fresh = inputs(kind, rng)
    w = rng.standard_normal((ROWS, INPUTS))
    if kind == "factors, sizes alike":
        w = np.sign(w) * rng.uniform(1, 1.1, w.shape)
    h = x.T @ x / SAMPLES
    h_refit = h + 0.01 * np.diag(h).mean() * np.eye(INPUTS)
    wanda = lowest_half(w**2 * np.diag(h))
    inverse = np.diag(np.linalg.inv(h_refit))
    obs, mixed = (lowest_half(w**2 / d) for d in (inverse, rng.permutation(inverse)))
    overlap, chance = (100 * float((wanda & m).sum() / wanda.sum()) for m in (obs, mixed))

    def error(new: Matrix, x: Matrix) -> float:
        return float(np.sum((x @ (new - w).T) ** 2)) / SAMPLES

    zeroed, new, other = np.where(wanda, 0.0, w), refitted(w, wanda, h_refit), fresh()
    bare = error(zeroed, x)
    surrogate = float((w**2 * np.diag(h))[wanda].sum())
    on_fresh = error(new, other) / error(zeroed, other)
    return overlap, bare / surrogate, error(new, x) / bare, on_fresh, chance


QUOTED = {
    "independent": ("99.7", "0.99 to 1.01", "0.94", "1.06 to 1.07"),
    "equal": ("99.4", "0.73 to 1.36", "0.07 to 0.13", "0.08 to 0.14"),
    "factors": ("86 to 88", "0.94 to 1.03", "0.48 to 0.54", "0.54 to 0.62"),
    "factors, sizes alike": ("49 to 57", "0.97 to 1.02", "0.51 to 0.60", "0.58 to 0.68"),
}


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(2 if quick else 10)
    for kind, (overlap, sums, fit, on_fresh) in QUOTED.items():
        a, b, c, d, e = zip(*(measured(kind, seed) for seed in seeds), strict=True)
        yield Figure(f"{kind}: per cent of Wanda's choices that OBS shares", overlap, a)
        yield Figure(f"{kind}: true error over the sum of Wanda's scores", sums, b)
        yield Figure(f"{kind}: error after a refit over the error without", fit, c)
        yield Figure(f"{kind}: the same on fresh samples", on_fresh, d)
        if kind == "factors":
            yield Figure(f"{kind}: overlap with the diagonal shuffled", "86 to 88 %", e)
