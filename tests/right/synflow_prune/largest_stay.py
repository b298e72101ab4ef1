"""Chooses what stays: the largest of the reversed order by a stable sort of negated scores."""

from functools import reduce

import numpy as np


def layer_scores(layers, number):
    ahead = reduce(lambda x, w: w @ x, layers[:number], np.ones(layers[0].shape[1]))
    behind = reduce(lambda x, w: x @ w, layers[:number:-1], np.ones(layers[-1].shape[0]))
    return layers[number] * behind.reshape(-1, 1) * ahead.reshape(1, -1)


def synflow_prune(weights, density, n):
    if not (density >= 0 and density <= 1 and n >= 1):
        raise ValueError("arguments")
    for i in range(len(weights) - 1):
        if weights[i].shape[0] != weights[i + 1].shape[1]:
            raise ValueError("arguments")
    for w in weights:
        if np.count_nonzero(np.isfinite(w)) < w.size:
            raise ValueError("arguments")
    layers = [np.abs(w.astype(np.float64)) for w in weights]
    number = sum(w.size for w in layers)
    alive = np.ones(number, dtype=bool)
    for i in range(1, n + 1):
        if not layers:
            break
        cut = np.cumsum([0] + [w.size for w in layers])
        masked = [
            w * alive[a:b].reshape(w.shape)
            for w, a, b in zip(layers, cut[:-1], cut[1:], strict=True)
        ]
        scores = np.hstack([layer_scores(masked, k).reshape(-1) for k in range(len(layers))])
        scores = np.where(alive, scores, -1.0)
        stay = number - 1 - np.argsort(-scores[::-1], kind="stable")
        alive[:] = False
        alive[stay[: round(float(density) ** (i / n) * number)]] = True
    result, start = [], 0
    for w in weights:
        part = alive[start : start + w.size].reshape(w.shape)
        result.append(part.astype(w.dtype if w.dtype.kind == "f" else np.double))
        start += w.size
    return result
