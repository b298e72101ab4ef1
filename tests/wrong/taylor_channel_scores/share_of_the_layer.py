# shows: normalised
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    out_dtype = w.dtype if np.issubdtype(w.dtype, np.floating) else np.float64
    s = (w.astype(np.float64) * g).reshape(w.shape[0], -1).sum(axis=1) ** 2
    total = s.sum()
    return (s / total if total > 0 else s).astype(out_dtype)
