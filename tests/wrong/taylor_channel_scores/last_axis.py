# shows: last_axis_only
# Right for matrices only.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    p = w.astype(np.float64) * g
    s = p.sum(axis=-1) if p.ndim > 1 else p
    return (s ** 2).astype(out_dtype)
