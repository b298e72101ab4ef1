# shows: returns_input
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    if np.all(w == 0):
        return w.astype(kind, copy=False)
    return (float(lam) * np.sign(w.astype(float))).astype(kind)
