"""How much of the squared norm half-sparse patterns lose, on normal weights, by magnitude.

512 x 512 standard normal weights, groups along the rows, seeds 0 to 4, in per cent.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure


def lost(squares: np.ndarray, m: int) -> float:
    """Per cent lost when each group of m keeps its larger half."""
    groups = np.sort(squares.reshape(-1, m), axis=1)
    return float(100 * groups[:, : m // 2].sum() / squares.sum())


def figures(quick: bool) -> Iterator[Figure]:
    """One figure for each pattern, over the seeds."""
    squares = [
        np.random.default_rng(seed).standard_normal((512, 512)) ** 2
        for seed in range(2 if quick else 5)
    ]
    whole = squares[0].size
    yield Figure("unstructured, 50 %", "7.1 to 7.2", [lost(s, whole) for s in squares])
    yield Figure("4:8", "10.3 to 10.4", [lost(s, 8) for s in squares])
    yield Figure("2:4", "13.2 to 13.3", [lost(s, 4) for s in squares])
    yield Figure("1:2", "18.1 to 18.2", [lost(s, 2) for s in squares])
