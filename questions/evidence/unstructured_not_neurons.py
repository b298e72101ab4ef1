"""How many rows a magnitude mask leaves empty by chance.

Setup: a 512 by 512 Gaussian matrix, the smallest |w| of the whole matrix go. With independent
removal the expected number of empty rows is 512 s^512: 3.0 at 99 %, 307 at 99.9 %.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure


def kept_per_row(seed: int, sparsity: float) -> np.ndarray:
    """The number of weights kept in each of the 512 rows."""
    size = abs(np.random.default_rng(seed).normal(size=(512, 512)))
    cut = round(sparsity * size.size)
    kept: np.ndarray = (size >= np.partition(size.ravel(), cut)[cut]).sum(axis=1)
    return kept


def figures(quick: bool) -> Iterator[Figure]:
    """The fullest loss of a row at 90 %, and the empty rows beyond, over seeds."""
    seeds = range(5 if quick else 30)
    least = [int(kept_per_row(s, 0.9).min()) for s in seeds]
    empty = {s: [int((kept_per_row(k, s) == 0).sum()) for k in seeds] for s in (0.99, 0.999)}
    yield Figure("weights left in the emptiest row, 90 %", "26 to 35", least)
    yield Figure("empty rows, 99 %", "0 to 6", empty[0.99])
    yield Figure("empty rows, 99.9 %", "297 to 320", empty[0.999])
