# shows: product_of_sums
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    axes = tuple(range(1, w.ndim))
    return ((w.astype(float).sum(axis=axes) * g.astype(float).sum(axis=axes)) ** 2).astype(out_dtype)
