"""lexsort by magnitude, then position; ranks are scattered back and compared with k."""

import numpy as np


def magnitude_mask(w, sparsity):
    s = float(sparsity)
    if np.isnan(s) or not (s >= 0 and s <= 1):
        raise ValueError("sparsity must be a fraction")
    flat = np.asarray(w, dtype=np.float64).reshape(-1)
    if flat.size and not np.isfinite(flat.max() - flat.min()):
        raise ValueError("entries must be finite")
    order = np.lexsort((np.arange(flat.size), np.where(flat < 0, -flat, flat)))
    rank = np.empty(flat.size, dtype=np.int64)
    rank[order] = np.arange(flat.size)
    alive = np.where(rank >= round(s * flat.size), 1.0, 0.0).reshape(w.shape)
    return alive.astype(w.dtype) if np.issubdtype(w.dtype, np.floating) else alive
