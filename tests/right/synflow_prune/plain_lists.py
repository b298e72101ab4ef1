"""Nested Python lists; survivors are sorted as (score, layer, row, column)."""

import itertools
import math

import numpy as np


def scores_of(net):
    front, signal = [], [1.0] * len(net[0][0])
    for rows in net:
        front.append(signal)
        signal = [sum(a * x for a, x in zip(row, signal, strict=True)) for row in rows]
    back, scores = [1.0] * len(net[-1]), []
    for rows, signal in zip(net[::-1], front[::-1], strict=True):
        scores.append(
            [
                [b * a * x for a, x in zip(r, signal, strict=True)]
                for b, r in zip(back, rows, strict=True)
            ]
        )
        back = [
            sum(b * row[j] for b, row in zip(back, rows, strict=True)) for j in range(len(signal))
        ]
    return scores[::-1]


def synflow_prune(weights, density, n):
    if math.isnan(density) or density < 0 or density > 1 or n <= 0:
        raise ValueError("density or n")
    for below, above in itertools.pairwise(weights):
        if above.shape[1] != below.shape[0]:
            raise ValueError("shapes")
    net = [[[abs(float(x)) for x in row] for row in w.tolist()] for w in weights]
    alive = [(a, b, c) for a, w in enumerate(net) for b, r in enumerate(w) for c in range(len(r))]
    total = len(alive)
    if any(not math.isfinite(net[a][b][c]) for a, b, c in alive):
        raise ValueError("entries")
    for i in range(1, n + 1):
        if not alive:
            break
        scores = scores_of(net)
        alive.sort(key=lambda place: (scores[place[0]][place[1]][place[2]], place))
        cut = len(alive) - round(float(density) ** (i / n) * total)
        for a, b, c in alive[:cut]:
            net[a][b][c] = 0.0
        alive = alive[cut:]
    masks = [np.zeros(w.shape, w.dtype if w.dtype.kind == "f" else float) for w in weights]
    for a, b, c in alive:
        masks[a][b, c] = 1
    return masks
