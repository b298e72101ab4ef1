"""Keeps the flat indices of the survivors in ascending order."""

import numpy as np


def synflow(ws):
    ins = [np.ones(ws[0].shape[1])]
    for w in ws:
        ins.append(w.dot(ins[-1]))
    g = np.ones_like(ins[-1])
    out = []
    for w, x in zip(ws[::-1], ins[-2::-1], strict=True):
        out.insert(0, g[:, None] * w * x[None, :])
        g = g.dot(w)
    return out


def synflow_prune(weights, density, n):
    density = float(density)
    if not (0 <= density <= 1):
        raise ValueError("density must be in [0, 1]")
    if n < 1:
        raise ValueError("n must be at least 1")
    for k, w in enumerate(weights):
        if k > 0 and weights[k - 1].shape[0] != w.shape[1]:
            raise ValueError("layers don't fit")
        if not np.isfinite(w).all():
            raise ValueError("finite weights only")
    if len(weights) == 0:
        return []
    absolute = [np.abs(w.astype(np.float64)) for w in weights]
    sizes = [w.size for w in absolute]
    total = sum(sizes)
    alive = np.arange(total)
    for i in range(1, n + 1):
        mask = np.zeros(total)
        mask[alive] = 1
        parts = np.split(mask, np.cumsum(sizes)[:-1])
        net = [w * m.reshape(w.shape) for w, m in zip(absolute, parts, strict=True)]
        scores = np.concatenate([s.ravel() for s in synflow(net)])[alive]
        order = np.argsort(scores, kind="mergesort")
        keep = round(density ** (i / n) * total)
        alive = np.sort(alive[order[len(alive) - keep :]])
    mask = np.zeros(total)
    mask[alive] = 1
    return [
        m.reshape(w.shape).astype(w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64)
        for w, m in zip(weights, np.split(mask, np.cumsum(sizes)[:-1]), strict=True)
    ]
