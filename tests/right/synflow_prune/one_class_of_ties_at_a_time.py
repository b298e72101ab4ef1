"""Takes whole classes of equal scores while they fit, and the first positions of the last one."""

import itertools

import numpy as np


def flow(layers):
    before = [np.ones(layers[0].shape[1])]
    for w in layers[:-1]:
        before.append(np.dot(w, before[-1]))
    behind = [np.ones(layers[-1].shape[0])]
    for w in layers[:0:-1]:
        behind.append(np.dot(behind[-1], w))
    return np.concatenate(
        [
            (w * np.outer(b, f)).flatten()
            for w, b, f in zip(layers, behind[::-1], before, strict=True)
        ]
    )


def synflow_prune(weights, density, n):
    bad = not 0 <= density <= 1 or n < 1
    bad = bad or any(not np.isfinite(w).all() for w in weights)
    bad = bad or any(v.shape[0] != w.shape[1] for v, w in itertools.pairwise(weights))
    if bad:
        raise ValueError("synflow_prune")
    if not len(weights):
        return []
    flat = np.concatenate([np.abs(w.astype(float)).ravel() for w in weights])
    alive = np.ones(flat.size, dtype=bool)
    bounds = np.cumsum([w.size for w in weights])[:-1]
    for i in range(1, n + 1):
        parts = np.split(flat * alive, bounds)
        scores = flow([p.reshape(w.shape) for p, w in zip(parts, weights, strict=True)])
        left = int(alive.sum()) - round(float(density) ** (i / n) * flat.size)
        for value in np.unique(scores[alive]):
            if left == 0:
                break
            members = np.flatnonzero(alive & (scores == value))[:left]
            alive[members] = False
            left -= len(members)
    return [
        p.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
        for p, w in zip(np.split(alive, bounds), weights, strict=True)
    ]
