# shows: sum_of_squares
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    contribution = (w.astype(np.float64) * g.astype(np.float64)) ** 2
    return contribution.sum(axis=tuple(range(1, w.ndim))).astype(out_dtype)
