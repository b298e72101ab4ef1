# shows: integer_scores
import numpy as np


def _check(w, g):
    if w.shape != g.shape:
        raise ValueError(f"{w.shape} != {g.shape}")
    for a in (w, g):
        if not np.all(np.isfinite(a)):
            raise ValueError("NaN or inf")


def taylor_channel_scores(w, g):
    _check(w, g)
    p = w.astype(np.float64) * g.astype(np.float64)
    return (p.sum(axis=tuple(range(1, w.ndim))) ** 2).astype(w.dtype)
