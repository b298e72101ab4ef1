# shows: squared_absolute_sum
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    total = 0.0
    p = np.abs(np.float64(1) * w * g.astype(np.float64))
    for axis in range(w.ndim - 1, 0, -1):
        p = p.sum(axis=axis)
    return np.square(p + total).astype(out_dtype)
