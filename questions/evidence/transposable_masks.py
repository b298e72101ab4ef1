"""What a mask that is 2:4 in both directions keeps, and how often the greedy choice gets stuck.

256 x 256 normal weights in 4,096 blocks of 4 x 4, seeds 0 to 4. Sums of kept absolute values in
per cent of the whole: 8 of 16 freely, 2:4 along the rows, the best of all masks with two in each
row and each column, and the greedy choice (largest first, where row and column have room).
Signed: the greedy choice by value in place of absolute value, as torch's tile function does by
default. "Unlike inputs": each of the four columns of a block is multiplied by its own exp(z), z
standard normal.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np

from grader.kit import Figure


def both_ways() -> np.ndarray:
    """All 4 x 4 masks with two in each row and each column, as rows of 16."""
    rows = [np.isin(np.arange(4), pair).astype(float) for pair in combinations(range(4), 2)]
    masks = (np.array(choice) for choice in product(rows, repeat=4))
    return np.array([m.ravel() for m in masks if (m.sum(axis=0) == 2).all()])


def greedy(order: np.ndarray) -> list[int]:
    """Positions that are kept when they are tried in `order`."""
    rows, columns, chosen = [0] * 4, [0] * 4, []
    for position in order.tolist():
        i, j = divmod(position, 4)
        if rows[i] < 2 and columns[j] < 2:
            rows[i] += 1
            columns[j] += 1
            chosen.append(position)
    return chosen


def figures(quick: bool) -> Iterator[Figure]:
    """The counts, and one figure for each choice, over the seeds."""
    masks = both_ways()
    yield Figure("masks in both directions", "90", [len(masks)])
    names = ("free", "rows", "best", "greedy", "signed", "unlike rows", "unlike best", "stuck")
    found: dict[str, list[float]] = {name: [] for name in names}
    for seed in range(1 if quick else 5):
        values = np.random.default_rng(seed).standard_normal((4096, 16))
        size = np.abs(values)
        whole = size.sum()
        scales = np.exp(np.random.default_rng([seed, 1]).standard_normal((4096, 1, 4)))
        unlike = (size.reshape(-1, 4, 4) * scales).reshape(-1, 16)
        by_size = [greedy(o) for o in np.argsort(-size, axis=1)]
        by_value = [greedy(o) for o in np.argsort(-values, axis=1)]
        sums = {
            "free": np.sort(size, axis=1)[:, 8:].sum(),
            "rows": np.sort(size.reshape(-1, 4), axis=1)[:, 2:].sum(),
            "best": (size @ masks.T).max(axis=1).sum(),
            "greedy": sum(s[c].sum() for s, c in zip(size, by_size, strict=True)),
            "signed": sum(s[c].sum() for s, c in zip(size, by_value, strict=True)),
        }
        unlike_sums = {
            "unlike rows": np.sort(unlike.reshape(-1, 4), axis=1)[:, 2:].sum(),
            "unlike best": (unlike @ masks.T).max(axis=1).sum(),
        }
        for name, kept in unlike_sums.items():
            found[name].append(float(100 * kept / unlike.sum()))
        for name, kept in sums.items():
            found[name].append(float(100 * kept / whole))
        found["stuck"].append(100 * sum(len(c) < 8 for c in by_size) / len(by_size))
    yield Figure("8 of 16", "78.0 to 78.2", found["free"])
    yield Figure("2:4 along the rows", "74.3 to 74.5", found["rows"])
    yield Figure("2:4 both ways, best", "70.1 to 70.3", found["best"])
    yield Figure("2:4 both ways, greedy", "69.0 to 69.3", found["greedy"])
    yield Figure("unlike inputs, 2:4 along the rows", "85.7 to 85.9", found["unlike rows"])
    yield Figure("unlike inputs, both ways, best", "72.0 to 72.3", found["unlike best"])
    yield Figure("greedy by signed value", "53.7 to 54.2", found["signed"])
    yield Figure("blocks with fewer than 8, per cent", "15.0 to 16.7", found["stuck"])
