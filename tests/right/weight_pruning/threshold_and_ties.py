"""A threshold by partition, with the ties at it counted off by position."""

import numpy as np


def weight_pruning(weights, grads, sparsity):
    sizes = [np.size(w) for w in weights]
    ok = 0 <= sparsity <= 1 and [np.shape(w) for w in weights] == [np.shape(g) for g in grads]
    if not ok or any(not np.isfinite(x).all() for x in (*weights, *grads)):
        raise ValueError("bad input")
    n = sum(sizes)
    k = round(n * sparsity)
    if k == 0:
        return [np.ones(w.shape, w.dtype) for w in weights]
    scores = np.concatenate(
        [np.abs(w) * np.abs(g) for w, g in zip(flat(weights), flat(grads), strict=True)]
    )
    cut = np.partition(scores, k - 1)[k - 1]
    keep = scores >= cut
    ties = np.flatnonzero(scores == cut)
    keep[ties[: k - np.count_nonzero(scores < cut)]] = False
    parts = np.split(keep.astype(np.float64), np.cumsum(sizes)[:-1])
    return [p.reshape(w.shape).astype(w.dtype) for p, w in zip(parts, weights, strict=True)]


def flat(arrays):
    return [np.reshape(a, -1).astype(np.float64) for a in arrays]
