# shows: nothing
# The result has the common type of both.
import numpy as np


def taylor_channel_scores(w, g):
    if w.shape != g.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(g).all()):
        raise ValueError("entries must be finite")
    dtype = np.result_type(w, g)
    if dtype.kind != "f":
        dtype = np.float64
    s = np.multiply(w, g, dtype=np.float64).sum(axis=tuple(range(1, w.ndim)))
    return (s**2).astype(dtype)
