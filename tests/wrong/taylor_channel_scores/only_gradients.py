# shows: gradient_only
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    g = g.astype(np.float64).reshape(g.shape[0], -1)
    return (g.sum(axis=1) ** 2).astype(out_dtype)
