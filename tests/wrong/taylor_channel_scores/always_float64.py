# shows: float64_scores
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    w, g = w.astype(np.float64), g.astype(np.float64)
    return (w * g).reshape(w.shape[0], -1).sum(axis=1) ** 2
