"""Chooses what stays: the N - k largest by a stable sort of the reversed order."""

import numpy as np


def weight_pruning(weights, grads, sparsity):
    if np.isnan(sparsity) or sparsity > 1 or sparsity < 0:
        raise ValueError("sparsity")
    if len(weights) != len(grads):
        raise ValueError("lengths")
    flat = [np.zeros(0)]
    for w, g in zip(weights, grads, strict=True):
        if w.shape != g.shape:
            raise ValueError("shapes")
        if np.isfinite(w).sum() < w.size or np.isfinite(g).sum() < g.size:
            raise ValueError("entries")
        flat.append(np.sqrt((w.astype(np.float64) * g) ** 2).ravel())
    scores = np.concatenate(flat)
    stay = scores.size - round(sparsity * scores.size)
    # Reversed, the last of equals comes first, and it is the one that stays.
    order = np.argsort(-scores[::-1], kind="stable")[:stay]
    keep = np.zeros(scores.size)
    keep[::-1][order] = 1
    bounds = np.cumsum([0] + [w.size for w in weights])
    return [
        keep[a:b].reshape(w.shape).astype(w.dtype)
        for a, b, w in zip(bounds, bounds[1:], weights, strict=False)
    ]
