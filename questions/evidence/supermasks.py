"""How closely a subset of n random numbers sums to a given weight.

Setup: n draws, uniform on [-1, 1]; all 2^n subset sums; 101 targets spread evenly over
[-0.5, 0.5]. A value is the largest distance from a target to the nearest sum, times 1,000. One
value a seed, 20 seeds. For 16 draws also with the signs alone, constants of size 1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

QUOTED = {4: "110 to 424", 8: "11.9 to 221.9", 12: "0.93 to 7.70", 16: "0.07 to 0.59"}
TARGETS = np.linspace(-0.5, 0.5, 101)


def worst_error(count: int, seed: int, constant: bool = False) -> float:
    """The largest error over the targets for one draw of `count` numbers, or of their signs."""
    sums = np.zeros(1)
    values = np.random.default_rng(seed).uniform(-1, 1, count)
    for value in np.sign(values) if constant else values:
        sums = np.concatenate([sums, sums + value])
    sums.sort()
    above = np.searchsorted(sums, TARGETS).clip(1, len(sums) - 1)
    nearest = np.minimum(abs(sums[above] - TARGETS), abs(sums[above - 1] - TARGETS))
    return float(nearest.max())


def figures(quick: bool) -> Iterator[Figure]:
    """The worst error for four sizes of the set."""
    seeds = range(4 if quick else 20)
    for count, quoted in QUOTED.items():
        found = [1000 * worst_error(count, seed) for seed in seeds]
        yield Figure(f"worst error over targets x 1,000, {count} draws", quoted, found)
    found = [1000 * worst_error(16, seed, constant=True) for seed in seeds]
    yield Figure("worst error over targets x 1,000, 16 constants of random sign", "500", found)
