# shows: accepts_infinity
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes")
    if np.isnan(w).any() or np.isnan(g).any():
        raise ValueError("NaN")
    p = np.multiply(w, g, dtype=np.float64)
    s = p.sum(axis=tuple(range(1, p.ndim))) ** 2
    return s.astype(w.dtype) if w.dtype.kind == "f" else s
