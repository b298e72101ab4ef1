"""lexsort by magnitude, then position; ranks are scattered back and compared with k."""

import numpy as np


def global_magnitude_masks(weights, sparsity):
    s = float(sparsity)
    if np.isnan(s) or not (s >= 0 and s <= 1):
        raise ValueError("sparsity must be a fraction")
    flat = [np.asarray(w, dtype=np.float64).reshape(-1) for w in weights]
    pool = np.concatenate(flat) if flat else np.array([])
    if pool.size and not np.isfinite(pool.sum() * 0):
        raise ValueError("entries must be finite")
    order = np.lexsort((np.arange(pool.size), np.where(pool < 0, -pool, pool)))
    rank = np.empty(pool.size, dtype=np.int64)
    rank[order] = np.arange(pool.size)
    alive = (rank >= round(s * pool.size)).astype(np.float64)
    out, start = [], 0
    for w in weights:
        stop = start + w.size
        mask = alive[start:stop].reshape(w.shape)
        out.append(mask.astype(w.dtype) if np.issubdtype(w.dtype, np.floating) else mask.copy())
        start = stop
    return out
