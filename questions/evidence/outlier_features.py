"""What magnitude and Wanda lose on a layer with outlier inputs.

512 independent inputs of unit scale, 2,048 samples, 256 rows of standard normal weights, half of
each row pruned. Then 8 inputs are 20 times as large, once with ordinary weights on them, once
with weights a quarter as large. The error is the squared change of the output over the energy of
the output that the 504 ordinary inputs contribute. Last, the 8 inputs are nearly constant, 20 with
a standard deviation of 2, and the error is taken with and without its mean over the samples.
Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

INPUTS, OUTLIERS, ROWS, SAMPLES = 512, 8, 256, 2048


def measured(scale: float, shrink: float, seed: int) -> tuple[float, float, float]:
    """Relative errors of magnitude and of Wanda, in per cent, and magnitude's over all energy."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((SAMPLES, INPUTS))
    w = rng.standard_normal((ROWS, INPUTS))
    x[:, :OUTLIERS] *= scale
    w[:, :OUTLIERS] *= shrink
    ordinary = np.sum((x[:, OUTLIERS:] @ w[:, OUTLIERS:].T) ** 2)
    errors = []
    for scores in (np.abs(w), np.abs(w) * np.linalg.norm(x, axis=0)):
        new = w.copy()
        gone = scores.argsort(axis=1, kind="stable")[:, : INPUTS // 2]
        np.put_along_axis(new, gone, 0.0, axis=1)
        errors.append(100 * float(np.sum((x @ (new - w).T) ** 2) / ordinary))
    whole = np.sum((x @ w.T) ** 2)
    return errors[0], errors[1], errors[0] * float(ordinary / whole)


def constant(seed: int) -> tuple[float, float]:
    """Magnitude's error with nearly constant outliers, as it is and less its mean, in per cent."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((SAMPLES, INPUTS))
    w = rng.standard_normal((ROWS, INPUTS))
    x[:, :OUTLIERS] = 20 + 2 * x[:, :OUTLIERS]
    ordinary = np.sum((x[:, OUTLIERS:] @ w[:, OUTLIERS:].T) ** 2)
    gone = np.where(np.abs(w) <= np.median(np.abs(w), axis=1, keepdims=True), w, 0)
    change = x @ gone.T
    whole, varying = (np.sum(c**2) for c in (change, change - change.mean(0)))
    return 100 * float(whole / ordinary), 100 * float(varying / ordinary)


QUOTED = {
    (1.0, 1.0): ("7.2 to 7.4", "7.2 to 7.4"),
    (20.0, 1.0): ("51 to 56", "7.4 to 7.6"),
    (20.0, 0.25): ("42 to 45", "7.4 to 7.6"),
}


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(3 if quick else 10)
    for (scale, shrink), quoted in QUOTED.items():
        pairs = zip(*(measured(scale, shrink, seed) for seed in seeds), strict=True)
        magnitude, wanda, whole = pairs
        what = f"scale {scale:g}, weights {shrink:g}: error of"
        yield Figure(f"{what} magnitude, %", quoted[0], magnitude)
        yield Figure(f"{what} Wanda, %", quoted[1], wanda)
        if (scale, shrink) == (20.0, 1.0):
            yield Figure(f"{what} magnitude over the whole output, %", "7 %", whole)
    whole, varying = zip(*(constant(seed) for seed in seeds), strict=True)
    yield Figure("nearly constant outliers: error of magnitude, %", "48 to 61", whole)
    yield Figure("nearly constant outliers: with the bias corrected, %", "7.6 to 7.7", varying)
