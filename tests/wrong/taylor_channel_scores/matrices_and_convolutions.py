# shows: nothing
# Linear and Conv2d; a vector or a Conv1d goes wrong.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    p = w.astype(np.float64) * g
    if p.ndim == 4:
        s = p.sum(axis=(1, 2, 3))
    else:
        s = p.sum(axis=1)
    return (s ** 2).astype(out_dtype)
