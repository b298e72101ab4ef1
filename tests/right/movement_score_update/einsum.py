"""einsum multiplies; the shapes are compared as tuples."""

import numpy as np


def movement_score_update(S, W, g, lr):
    if (S.shape, S.shape) != (W.shape, g.shape):
        raise ValueError("shapes")
    stacked = np.array([S, W, g], dtype=np.float64)
    if not np.isfinite(stacked).all():
        raise ValueError("entries")
    if not 0 <= lr < float("inf"):
        raise ValueError("lr")
    s, w, d = stacked
    change = np.einsum("...,...,->...", w, d, np.float64(-lr))
    return np.add(s, change).astype(S.dtype if S.dtype.kind == "f" else np.float64)
