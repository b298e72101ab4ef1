"""One flat vector of products, cut into channels of equal length."""

import numpy as np


def taylor_channel_scores(w, g):
    shapes = {w.shape, g.shape}
    if len(shapes) > 1:
        raise ValueError(str(shapes))
    if np.count_nonzero(~np.isfinite(w)) + np.count_nonzero(~np.isfinite(g)):
        raise ValueError("not finite")
    flat = np.multiply(w.ravel(), g.ravel(), dtype=np.float64)
    scores = np.zeros(w.shape[0])
    if flat.size:
        starts = np.arange(w.shape[0]) * (flat.size // w.shape[0])
        scores = np.add.reduceat(flat, starts) ** 2
    return scores.astype(w.dtype, copy=False) if w.dtype.kind == "f" else scores
