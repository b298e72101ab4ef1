# shows: positive_at_zero
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    out = np.empty(w.shape, w.dtype if w.dtype.kind == "f" else float)
    for i in np.ndindex(w.shape):
        out[i] = lam if w[i] >= 0 else -lam
    return out
