"""A threshold by partition, with the ties at it counted off by index."""

import numpy as np


def structured_ln_mask(w, amount, n, dim):
    ok = 0 <= float(amount) <= 1 and n in (1, 2, np.inf) and -w.ndim <= dim < w.ndim
    if not ok or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    c = w.shape[dim]
    k = round(float(amount) * c)
    rows = np.stack([np.take(w, i, axis=dim).astype(np.float64).ravel() for i in range(c)])
    scores = {
        1: lambda: np.abs(rows) @ np.ones(rows.shape[1]),
        2: lambda: (rows * rows).sum(axis=1),
    }.get(n, lambda: np.abs(rows).max(axis=1))()
    keep = np.ones(c, bool)
    if k:
        cut = np.partition(scores, k - 1)[k - 1]
        keep = scores >= cut
        keep[np.flatnonzero(scores == cut)[: k - np.count_nonzero(scores < cut)]] = False
    mask = np.zeros(w.shape, kind)
    mask[(slice(None),) * (dim % w.ndim) + (keep,)] = 1
    return mask
