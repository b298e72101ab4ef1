"""ufuncs with out= into arrays of its own."""

import numpy as np


def movement_score_update(S, W, g, lr):
    rate = float(lr)
    if not np.isfinite(rate) or rate < 0.0:
        raise ValueError("lr")
    if np.shape(S) != np.shape(W) or np.shape(S) != np.shape(g):
        raise ValueError("shapes")
    if not (np.isfinite(S).all() and np.isfinite(W).all() and np.isfinite(g).all()):
        raise ValueError("entries")
    work = np.empty(S.shape, dtype=np.float64)
    np.multiply(g, W, out=work, dtype=np.float64)
    np.multiply(work, -rate, out=work)
    np.add(S, work, out=work)
    return work.astype(S.dtype) if np.issubdtype(S.dtype, np.floating) else work
