"""How much of the squared norm half-sparse patterns lose, by magnitude.

512 x 512 weights, groups along the rows, seeds 0 to 4, in per cent: standard normal, Laplace, and
normal with a log-normal scale for each row. The unstructured mask ranks the whole matrix.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

QUOTED = {
    "normal": ("7.1 to 7.2", "10.3 to 10.4", "13.2 to 13.3", "18.1 to 18.2"),
    "Laplace": ("3.3 to 3.4", "5.6 to 5.7", "7.9 to 8.1", "12.4 to 12.7"),
    "rows": ("0.6 to 0.7", "10 to 11", "13.0 to 13.5", "17.7 to 18.3"),
}


def lost(squares: np.ndarray, m: int) -> float:
    """Per cent lost when each group of m keeps its larger half."""
    groups = np.sort(squares.reshape(-1, m), axis=1)
    return float(100 * groups[:, : m // 2].sum() / squares.sum())


def drawn(kind: str, seed: int) -> np.ndarray:
    """Weights of one kind, squared."""
    if kind == "normal":
        return np.random.default_rng(seed).standard_normal((512, 512)) ** 2
    rng = np.random.default_rng([seed, 1])
    if kind == "Laplace":
        return rng.laplace(size=(512, 512)) ** 2
    w = rng.standard_normal((512, 512))
    return (w * np.exp(rng.standard_normal((512, 1)))) ** 2


def figures(quick: bool) -> Iterator[Figure]:
    """One figure for each kind and pattern, over the seeds."""
    for kind, texts in QUOTED.items():
        squares = [drawn(kind, seed) for seed in range(2 if quick else 5)]
        sizes = (squares[0].size, 8, 4, 2)
        for name, m, text in zip(("unstructured", "4:8", "2:4", "1:2"), sizes, texts, strict=True):
            yield Figure(f"{kind}, {name}", text, [lost(s, m) for s in squares])
