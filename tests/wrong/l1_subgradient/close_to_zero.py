# shows: dead_zone
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    grad = (float(lam) * np.sign(w.astype(float))).astype(kind)
    grad[np.isclose(w, 0)] = 0
    return grad
