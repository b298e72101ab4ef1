"""What pruning and quantising do to each other on one linear layer.

128 rows of 256 standard normal weights, half of each row pruned, 4-bit weights: signed integers
from -8 to 7, one scale a group of 128 weights in a row, the largest absolute value over 7; for the
order also 8 bits, and 3 bits in groups of 32 with Student's t weights of 3 degrees of freedom.
Inputs: 1,024 samples with covariance 0.9 ** |i - j| for GPTQ; for GPTQ also
independent ones and sums of 16 shared factors and a tenth of noise; 0.5 ** |i - j| and the first 8
features 20 times as large for SmoothQuant. Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

ROWS, INPUTS, GROUP, SAMPLES, OUTLIERS = 128, 256, 128, 1024, 8


def scales(w: np.ndarray, top: int = 7, size: int = GROUP) -> np.ndarray:
    """The scale of each weight, (rows, inputs)."""
    groups = np.abs(w).reshape(ROWS, INPUTS // size, size).max(axis=2) / top
    return groups.repeat(size, axis=1)


def rounded(w: np.ndarray, scale: np.ndarray, top: int = 7) -> np.ndarray:
    return np.clip(np.round(w / scale), -top - 1, top) * scale


def kept(scores: np.ndarray) -> np.ndarray:
    """True at the larger half of each row; of equal scores the leftmost go first."""
    mask = np.ones(scores.shape, dtype=bool)
    gone = scores.argsort(axis=1, kind="stable")[:, : INPUTS // 2]
    np.put_along_axis(mask, gone, False, axis=1)
    return mask


def samples(rng: np.random.Generator, correlation: float, outliers: bool) -> np.ndarray:
    distance = np.abs(np.subtract.outer(np.arange(INPUTS), np.arange(INPUTS)))
    x = rng.standard_normal((SAMPLES, INPUTS)) @ np.linalg.cholesky(correlation**distance).T
    if outliers:
        x[:, :OUTLIERS] *= 20
    return x


def order(w: np.ndarray, top: int = 7, size: int = GROUP) -> tuple[float, float, float]:
    """Squared change of the weights in per cent: pruned first, rounded first; and rounded zeros."""
    energy = np.sum(w**2) / 100
    pruned = w * kept(np.abs(w))
    first = rounded(pruned, scales(pruned, top, size), top)
    q = rounded(w, scales(w, top, size), top)
    second = q * kept(np.abs(q))
    zeros = 100 * float(np.mean(q == 0))
    return np.sum((first - w) ** 2) / energy, np.sum((second - w) ** 2) / energy, zeros


def gptq(
    w: np.ndarray, x: np.ndarray, mask: np.ndarray, target: np.ndarray | None = None
) -> np.ndarray:
    """GPTQ with its usual damping; the compensation is multiplied by `mask`, and where `target` is
    False a weight is set to zero in place of rounding.
    """
    h = x.T @ x
    h += 0.01 * np.mean(np.diag(h)) * np.eye(INPUTS)
    upper = np.linalg.cholesky(np.linalg.inv(h)).T
    w, scale = w.copy(), scales(w)
    for j in range(INPUTS):
        q = rounded(w[:, j], scale[:, j])
        if target is not None:
            q *= target[:, j]
        error = (w[:, j] - q) / upper[j, j]
        w[:, j:] -= np.outer(error, upper[j, j:]) * mask[:, j:]
        w[:, j] = q
    return w


def refilled(w: np.ndarray, x: np.ndarray) -> tuple[float, float, float, float, float, float]:
    """GPTQ on a 2:4 layer, in per cent: pruned weights that come back and groups that they break;
    the layer's error: mask ignored, ignored and then applied, kept, and pruned weights set to zero
    with their errors passed on.
    """
    group = np.abs(w).reshape(ROWS, INPUTS // 4, 4)
    mask = np.zeros(group.shape, dtype=bool)
    np.put_along_axis(mask, group.argsort(axis=2)[:, :, 2:], True, axis=2)
    mask = mask.reshape(w.shape)
    sparse = w * mask
    energy = np.sum((x @ sparse.T) ** 2) / 100
    free = gptq(sparse, x, np.ones_like(mask))
    held = gptq(sparse, x, mask)
    passed = gptq(sparse, x, np.ones_like(mask), mask)
    broken = ((free != 0).reshape(group.shape).sum(axis=2) > 2).mean()
    return (
        100 * float(np.mean(free[~mask] != 0)),
        100 * float(broken),
        float(np.sum((x @ (free - sparse).T) ** 2) / energy),
        float(np.sum((x @ (free * mask - sparse).T) ** 2) / energy),
        float(np.sum((x @ (held - sparse).T) ** 2) / energy),
        float(np.sum((x @ (passed - sparse).T) ** 2) / energy),
    )


def smoothed(w: np.ndarray, x: np.ndarray) -> tuple[float, float, float]:
    """Weights kept on outlier inputs by magnitude, before and after SmoothQuant, and the share of
    Wanda's decisions that smoothing leaves alone; in per cent.
    """
    s = np.sqrt(np.abs(x).max(axis=0) / np.abs(w).max(axis=0))
    target = kept(np.abs(w) * np.linalg.norm(x, axis=0))
    after = kept(np.abs(w * s) * np.linalg.norm(x / s, axis=0))
    in_columns = [100 * float(np.mean(kept(np.abs(v))[:, :OUTLIERS])) for v in (w, w * s)]
    return in_columns[0], in_columns[1], 100 * float(np.mean(after == target))


def figures(quick: bool) -> Iterator[Figure]:
    found = []
    for seed in range(3 if quick else 10):
        rng = np.random.default_rng(seed)
        w = rng.standard_normal((ROWS, INPUTS))
        plain, outliers = samples(rng, 0.9, False), samples(rng, 0.5, True)
        eight = order(w, 127)
        heavy = order(rng.standard_t(3, w.shape), 3, 32)
        white = refilled(w, rng.standard_normal((SAMPLES, INPUTS)))
        factors = rng.standard_normal((SAMPLES, 16)) @ rng.standard_normal((16, INPUTS)) / 4
        shared = refilled(w, factors + rng.standard_normal((SAMPLES, INPUTS)) / 10)
        found.append(
            (
                *order(w),
                eight[1] - eight[0],
                *refilled(w, plain),
                *smoothed(w, outliers),
                heavy[0] - heavy[1],
                heavy[2],
                white[0],
                shared[5] / shared[2],
            )
        )
    columns = list(zip(*found, strict=True))
    quoted = (
        ("weight error, pruned first, %", "7.7 to 8.1"),
        ("weight error, quantised first, %", "8.4 to 8.9"),
        ("weights that 4 bits round to zero, %", "15.5 to 16.4"),
        ("8 bits, quantised first less pruned first, points", "0.003"),
        ("pruned weights that GPTQ refills, %", "3.6 to 4.1"),
        ("2:4 groups that GPTQ breaks, %", "6.2 to 7.1"),
        ("error of GPTQ, mask ignored, %", "0.24 to 0.25"),
        ("error of GPTQ, mask applied afterwards, %", "0.42 to 0.47"),
        ("error of GPTQ, mask kept, %", "0.54 to 0.58"),
        ("error of GPTQ, pruned weights rounded to zero, %", "0.25 to 0.27"),
        ("weights kept on outlier inputs by magnitude, %", "45 to 52"),
        ("the same after SmoothQuant, %", "86 to 89"),
        ("Wanda's decisions that SmoothQuant leaves alone, %", "100"),
        ("3 bits, heavy tails, pruned first less quantised first, points", "-0.01 to 0.15"),
        ("weights that 3 bits round to zero, heavy tails, %", "50 to 52 %"),
        ("pruned weights that GPTQ refills, independent inputs, %", "0 to 0.01"),
        ("factors: rounded to zero over mask ignored", "2.5 to 3.0"),
    )
    for (what, text), values in zip(quoted, columns, strict=True):
        yield Figure(what, text, values)
