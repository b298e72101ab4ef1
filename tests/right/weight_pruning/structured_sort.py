"""A structured array with the fields score and position, sorted by both with introsort."""

import numpy as np


def weight_pruning(weights, grads, sparsity):
    if not 0 <= sparsity <= 1 or len(weights) != len(grads):
        raise ValueError
    table = []
    for w, g in zip(weights, grads, strict=True):
        if w.shape != g.shape or not np.isfinite(w).all() or not np.isfinite(g).all():
            raise ValueError
        table.append(np.abs(np.float64(1) * w * g.astype(np.float64)).reshape(-1))
    n = sum(map(len, table))
    records = np.empty(n, dtype=[("score", "f8"), ("position", "i8")])
    records["score"] = np.concatenate([*table, []])
    records["position"] = np.arange(n)
    records.sort(order=["score", "position"])
    flat = np.ones(n)
    np.put(flat, records["position"][: round(sparsity * n)], 0)
    out = []
    for w in weights:
        out.append(flat[: w.size].reshape(w.shape).astype(w.dtype))
        flat = flat[w.size :]
    return out
