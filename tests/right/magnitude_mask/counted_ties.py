"""A threshold, with the ties counted by a running sum: no positions are sorted."""

import numpy as np


def magnitude_mask(w, sparsity):
    if np.isnan(sparsity) or sparsity > 1 or sparsity < 0:
        raise ValueError("sparsity")
    if np.isnan(w).any() or np.isinf(w).any():
        raise ValueError("entries")
    size = np.abs(w.astype(np.longdouble)).astype(np.float64)
    k = round(float(sparsity) * size.size)
    mask = np.ones(w.shape)
    if k:
        tau = np.sort(size, axis=None)[k - 1]
        at = size == tau
        spare = k - int((size < tau).sum())
        running = np.cumsum(at.ravel()).reshape(w.shape)
        mask = 1.0 - (size < tau) - (at & (running <= spare))
    return np.asarray(mask).astype(w.dtype if w.dtype.kind == "f" else np.float64)
