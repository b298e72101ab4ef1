"""What SparseGPT's frozen columns cost, and what the order of the columns does.

256 inputs, 64 rows of Gaussian weights, 1,024 samples, half of the weights removed in blocks of 128
columns, damping of 1 %, float64; independent inputs also with 16,384 samples. Inputs are Gaussian:
independent, with correlation 0.5^|i-j|, with correlation 0.9^|i-j|, or sums of 16 shared factors
and a tenth of noise; or independent and each times exp(z), z standard normal, with the columns also
sorted by the Hessian's diagonal, rising and falling, in blocks of 128 and in one. Errors are in the
damped objective that the sweep minimises. Seeds 0 to 19.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from grader.kit import Figure

Array = NDArray[np.float64]
INPUTS, ROWS, SAMPLES, MANY, BLOCK = 256, 64, 1024, 16_384, 128


def inputs(design: str, rng: np.random.Generator) -> Array:
    z = rng.standard_normal((MANY if design == "many" else SAMPLES, INPUTS))
    if design in ("independent", "many"):
        return z
    if design == "unlike":
        return np.asarray(z * np.exp(rng.standard_normal(INPUTS)))
    if design == "factors":
        factors = rng.standard_normal((SAMPLES, 16)) @ rng.standard_normal((16, INPUTS)) / 4
        return np.asarray(factors + z / 10)
    rho = {"mild": 0.5, "chain": 0.9}[design]
    i = np.arange(INPUTS)
    return np.asarray(z @ np.linalg.cholesky(rho ** np.abs(i[:, None] - i)).T)


def sweep(weights: Array, h: Array, share: float = 0.5, size: int = BLOCK) -> tuple[Array, float]:
    """The mask of what is removed and the error, for the columns in the order given."""
    u = np.linalg.cholesky(np.linalg.inv(h)).T
    w, gone, total = weights.copy(), np.zeros(weights.shape, dtype=bool), 0.0
    for start in range(0, INPUTS, size):
        block = slice(start, start + size)
        score = (w[:, block] / np.diag(u)[block]) ** 2
        cut = np.argsort(score, axis=None, kind="stable")[: round(share * score.size)]
        gone[:, block].flat[cut] = True
        for i in range(start, start + size):
            e = np.where(gone[:, i], w[:, i], 0) / u[i, i]
            w[:, i:] -= np.outer(e, u[i, i:])
            total += float(e @ e) / 2
    return gone, total


def least_squares(weights: Array, h: Array, gone: Array) -> float:
    """The smallest error for this mask."""
    h_inv = np.linalg.inv(h)
    return sum(
        float(w[p] @ np.linalg.solve(h_inv[np.ix_(p, p)], w[p])) / 2
        for w, p in zip(weights, gone, strict=True)
    )


def measured(seed: int, design: str) -> dict[str, float]:
    rng = np.random.default_rng(seed)
    x = inputs(design, rng)
    weights = rng.standard_normal((ROWS, INPUTS))
    h = x.T @ x / len(x)
    h += 0.01 * np.trace(h) / INPUTS * np.eye(INPUTS)
    gone, error = sweep(weights, h)
    return {
        "frozen": error / least_squares(weights, h, gone),
        "reversed": 100 * (sweep(weights[:, ::-1], h[::-1, ::-1])[1] / error - 1),
    }


def sorting(seed: int) -> tuple[list[float], list[float]]:
    """What sorting columns of unlike scale does to the error, in per cent: rising and falling, in
    blocks of 128 and in one block.
    """
    rng = np.random.default_rng(seed)
    x = inputs("unlike", rng)
    weights = rng.standard_normal((ROWS, INPUTS))
    h = x.T @ x / len(x)
    h += 0.01 * np.trace(h) / INPUTS * np.eye(INPUTS)
    rising = np.argsort(np.diag(h))
    changes = []
    for size in (BLOCK, INPUTS):
        plain, *others = (
            sweep(weights[:, p], h[np.ix_(p, p)], size=size)[1]
            for p in (np.arange(INPUTS), rising, rising[::-1])
        )
        changes.append([100 * (other / plain - 1) for other in others])
    return changes[0], changes[1]


QUOTED: dict[str, dict[str, str]] = {
    "independent": {"frozen": "1.07"},
    "many": {"frozen": "1.004"},
    "mild": {"frozen": "1.21 to 1.23"},
    "chain": {"frozen": "1.87 to 1.93", "reversed": "-5 to 4 %"},
    "factors": {"frozen": "2.2 to 3.1", "reversed": "-21 to 29 %"},
}


def figures(quick: bool) -> Iterator[Figure]:
    for design, quoted in QUOTED.items():
        rows = [measured(seed, design) for seed in range(2 if quick else 20)]
        for name, text in quoted.items():
            yield Figure(f"{design}: {name}", text, [row[name] for row in rows])
    found = [sorting(seed) for seed in range(2 if quick else 20)]
    blocks, whole = ([c for f in found for c in f[k]] for k in (0, 1))
    yield Figure("unlike scales, sorted, blocks of 128, %", "119 to 228 %", blocks)
    yield Figure("unlike scales, sorted, one block, %", "-3 to 3 %", whole)
