"""How far Wanda's diagonal H is from OBS on synthetic layers, one row at a time.

256 inputs, 2,048 samples, 64 rows of standard normal weights, half of each row goes. Inputs:
independent; equal correlation 0.9 (so all share one R^2); 16 shared factors whose weight differs
by input, plus noise (so R^2 differs). Overlap: the share of the weights pruned by Wanda that the
static OBS score prunes too. Both scores hold w: how much that gives is the share with the diagonal
of the inverse shuffled. Errors are squared output errors relative to no pruning's output.
Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from grader.kit import Figure

Matrix = NDArray[np.float64]
ROWS, INPUTS, SAMPLES = 64, 256, 2048


def inputs(kind: str, rng: np.random.Generator) -> Matrix:
    noise = rng.standard_normal((SAMPLES, INPUTS))
    if kind == "independent":
        return noise
    if kind == "equal":
        return np.sqrt(0.1) * noise + np.sqrt(0.9) * rng.standard_normal((SAMPLES, 1))
    shared = rng.standard_normal((SAMPLES, 16)) @ rng.standard_normal((16, INPUTS)) / 4
    share = rng.uniform(0, 1, INPUTS)
    return np.sqrt(share) * shared + np.sqrt(1 - share) * noise


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


def measured(kind: str, seed: int) -> tuple[float, float, float, float]:
    """Overlap in per cent; Wanda's error without and with a refit of the survivors, over it.

    Last the overlap in per cent with the diagonal of the inverse shuffled.
    """
    rng = np.random.default_rng(seed)
    x = inputs(kind, rng)
    w = rng.standard_normal((ROWS, INPUTS))
    h = x.T @ x / SAMPLES
    h_refit = h + 0.01 * np.diag(h).mean() * np.eye(INPUTS)
    wanda = lowest_half(w**2 * np.diag(h))
    inverse = np.diag(np.linalg.inv(h_refit))
    obs, mixed = (lowest_half(w**2 / d) for d in (inverse, rng.permutation(inverse)))
    overlap, chance = (100 * float((wanda & m).sum() / wanda.sum()) for m in (obs, mixed))

    def error(new: Matrix) -> float:
        d = new - w
        return float(np.einsum("ri,ij,rj->", d, h, d))

    bare, fitted = error(np.where(wanda, 0.0, w)), error(refitted(w, wanda, h_refit))
    surrogate = float((w**2 * np.diag(h))[wanda].sum())
    return overlap, bare / surrogate, fitted / bare, chance


QUOTED = {
    "independent": ("99.7", "0.99 to 1.01", "0.94"),
    "equal": ("99.4", "0.73 to 1.36", "0.07 to 0.13"),
    "factors": ("86 to 88", "0.94 to 1.03", "0.48 to 0.54"),
}


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(2 if quick else 10)
    for kind, (overlap, sums, fit) in QUOTED.items():
        a, b, c, d = zip(*(measured(kind, seed) for seed in seeds), strict=True)
        yield Figure(f"{kind}: per cent of Wanda's choices that OBS shares", overlap, a)
        yield Figure(f"{kind}: true error over the sum of Wanda's scores", sums, b)
        yield Figure(f"{kind}: error after a refit over the error without", fit, c)
        if kind == "factors":
            yield Figure(f"{kind}: overlap with the diagonal shuffled", "86 to 88 %", d)
