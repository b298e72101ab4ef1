"""What is left of a LoRA update on a sparse layer, by the way in which it is merged.

96 x 128 weights, standard normal, half of each row pruned by magnitude (independent inputs of
unit scale, so that squared errors of weights are those of outputs). The target is the dense
matrix plus a task update of rank 4 with as much energy as was pruned, or a quarter of it. The
adapter of rank 8 is the best one (truncated SVD). Trained under the mask: the best rank 8 under the
mask's squared error, by alternating least squares. Errors are relative to the sparse base without
an adapter. Seeds 0 to 9. The same with inputs of correlation 0.9^distance, where the mask is still
that by magnitude, the adapter is the best one in output error, and the masked one is found by
alternating least squares in output error from there. Seeds 0 to 4.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from grader.kit import Figure

Matrix = NDArray[np.float64]
OUT, IN, RANK, TASK = 96, 128, 8, 4


def kept(w: Matrix) -> Matrix:
    mask = np.ones_like(w)
    gone = np.abs(w).argsort(axis=1, kind="stable")[:, : IN // 2]
    np.put_along_axis(mask, gone, 0.0, axis=1)
    return mask


def low_rank(r: Matrix) -> tuple[Matrix, Matrix]:
    u, s, v = np.linalg.svd(r, full_matrices=False)
    return u[:, :RANK] * s[:RANK], v[:RANK]


def under_mask(r: Matrix, mask: Matrix) -> Matrix:
    """The product B A of rank 8 that is best where the mask is 1."""
    b, a = low_rank(r * mask)
    ridge = 1e-6 * np.eye(RANK)
    for _ in range(40):
        for left, right, target, weight in ((b, a.T, r, mask), (a.T, b, r.T, mask.T)):
            for i, on in enumerate(weight.astype(bool)):
                x = right[on]
                left[i] = np.linalg.solve(x.T @ x + ridge, x.T @ target[i, on])
    return b @ a


def measured(seed: int, energy: float = 1.0) -> dict[str, float]:
    rng = np.random.default_rng(seed)
    w = rng.standard_normal((OUT, IN))
    mask = kept(w)
    base = w * mask
    task = rng.standard_normal((OUT, TASK)) @ rng.standard_normal((TASK, IN))
    task *= energy**0.5 * np.linalg.norm(w - base) / np.linalg.norm(task)
    target = w + task
    b, a = low_rank(target - base)
    merged = base + b @ a
    masked = base + mask * (b @ a)
    trained = base + mask * under_mask(target - base, mask)
    anew = merged * kept(merged)

    def error(new: Matrix) -> float:
        return float(np.sum((new - target) ** 2) / np.sum((base - target) ** 2))

    return {
        "zeros after merging, %": 100 * float((merged == 0).mean()),
        "share of the update's energy at pruned places, %": 100
        * float(np.sum((b @ a)[mask == 0] ** 2) / np.sum((b @ a) ** 2)),
        "error, adapter kept apart": error(merged),
        "error, update masked afterwards": error(masked),
        "error, update trained under the mask": error(trained),
        "error, merged and pruned again": error(anew),
    }


def correlated(seed: int) -> dict[str, float]:
    """Errors with correlated inputs."""
    rng = np.random.default_rng(seed)
    w = rng.standard_normal((OUT, IN))
    mask = kept(w)
    base = w * mask
    s = 0.9 ** np.abs(np.subtract.outer(np.arange(IN), np.arange(IN)))
    root = np.linalg.cholesky(s)
    task = rng.standard_normal((OUT, TASK)) @ rng.standard_normal((TASK, IN))
    task *= np.linalg.norm((w - base) @ root) / np.linalg.norm(task @ root)
    target = w + task
    missing = target - base
    b, a = low_rank(missing @ root)
    a = a @ np.linalg.inv(root)
    merged = base + b @ a
    seen = missing @ s
    for _ in range(15):
        for i, on in enumerate(mask):
            x = a * on
            b[i] = np.linalg.solve(x @ s @ x.T + 1e-9 * np.eye(RANK), x @ seen[i])
        gram = np.empty((RANK, IN, RANK, IN))
        for p in range(RANK):
            for q in range(RANK):
                gram[p, :, q] = (mask.T * (b[:, p] * b[:, q])) @ mask * s
        size = RANK * IN
        right = np.einsum("ip,ij->pj", b, mask * seen).ravel()
        left = gram.reshape(size, size) + 1e-9 * np.eye(size)
        a = np.linalg.solve(left, right).reshape(RANK, IN)

    def error(new: Matrix) -> float:
        return float(np.sum(((new - target) @ root) ** 2) / np.sum((missing @ root) ** 2))

    return {
        "error, update trained under the mask": error(base + mask * (b @ a)),
        "error, merged and pruned again": error(merged * kept(merged)),
    }


QUOTED = {
    "zeros after merging, %": "0",
    "share of the update's energy at pruned places, %": "51 to 53",
    "error, adapter kept apart": "0.39 to 0.41",
    "error, update masked afterwards": "0.78 to 0.80",
    "error, update trained under the mask": "0.74 to 0.76",
    "error, merged and pruned again": "0.69 to 0.71",
}


CORRELATED = {
    "error, update trained under the mask": "0.20 to 0.22",
    "error, merged and pruned again": "0.42 to 0.47",
}

QUARTER = {
    "error, update trained under the mask": "0.90",
    "error, merged and pruned again": "0.95",
}


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(2 if quick else 10)
    for energy, quotes in ((1.0, QUOTED), (0.25, QUARTER)):
        rows = [measured(seed, energy) for seed in seeds]
        for name, text in quotes.items():
            yield Figure(f"{name}, task energy {energy}", text, [row[name] for row in rows])
    rows = [correlated(seed) for seed in range(1 if quick else 5)]
    for name, text in CORRELATED.items():
        yield Figure(f"{name}, correlated inputs", text, [row[name] for row in rows])
