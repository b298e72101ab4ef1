# shows: accepts_nan_rate, accepts_negative_rate
# Any rate will do.
import numpy as np


def movement_score_update(S, W, g, lr):
    if S.shape != W.shape or S.shape != g.shape:
        raise ValueError("shapes differ")
    for a in (S, W, g):
        if not np.isfinite(a).all():
            raise ValueError("entries must be finite")
    S64, W64, g64 = (a.astype(np.float64) for a in (S, W, g))
    dtype = S.dtype if S.dtype.kind == "f" else np.float64
    return np.asarray(S64 - lr * g64 * W64).astype(dtype)
