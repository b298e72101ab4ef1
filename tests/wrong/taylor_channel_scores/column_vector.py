# shows: keeps_axes
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    s = (w.astype(float) * g).sum(axis=tuple(range(1, w.ndim)), keepdims=True)
    return (s ** 2).astype(out_dtype)
