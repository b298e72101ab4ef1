"""What the comparison group of Wanda's score changes in one layer.

256 rows and 256 independent inputs, half pruned. Weights are standard normal; each row is scaled
by exp(s z), z standard normal; each input's norm is exp(0.5 z). s is 0 or 0.5. Reported: entries
on which two masks differ (two independent random masks: 50 %), the summed squared output error of
the mask per row over that of the mask per layer, and the range of the sparsity of the rows under
the mask per layer. Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from grader.kit import Figure

SIZE = 256


def per_row(scores: NDArray[np.float64]) -> NDArray[np.bool_]:
    gone = np.zeros(scores.shape, dtype=bool)
    np.put_along_axis(gone, scores.argsort(axis=1, kind="stable")[:, : SIZE // 2], True, axis=1)
    return gone


def per_layer(scores: NDArray[np.float64]) -> NDArray[np.bool_]:
    gone = np.zeros(scores.size, dtype=bool)
    gone[scores.argsort(axis=None, kind="stable")[: scores.size // 2]] = True
    return gone.reshape(scores.shape)


def measured(spread: float, seed: int) -> tuple[float, float, float, float]:
    rng = np.random.default_rng(seed)
    w = rng.standard_normal((SIZE, SIZE)) * np.exp(spread * rng.standard_normal((SIZE, 1)))
    norms = np.exp(0.5 * rng.standard_normal(SIZE))
    scores = np.abs(w) * norms
    row, layer, squared = per_row(scores), per_layer(scores), per_row(np.abs(w) * norms**2)
    cost = scores**2
    shares = layer.mean(axis=1)
    return (
        100 * float((row != layer).mean()),
        100 * float((row != squared).mean()),
        float(cost[row].sum() / cost[layer].sum()),
        100 * float(shares.max() - shares.min()),
    )


QUOTED = {
    0.0: ("2.1 to 2.5", "9.5 to 10.8", "1.01 to 1.02", "13 to 19"),
    0.5: ("13 to 16", "9.5 to 10.8", "1.75 to 1.98", "77 to 88"),
}


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(3 if quick else 10)
    for spread, quoted in QUOTED.items():
        columns = zip(*(measured(spread, seed) for seed in seeds), strict=True)
        names = (
            "per cent of entries where per row and per layer differ",
            "per cent of entries where norm and squared norm differ",
            "error per row over error per layer",
            "range of row sparsities per layer, points",
        )
        for name, text, values in zip(names, quoted, columns, strict=True):
            yield Figure(f"row spread {spread}: {name}", text, values)
