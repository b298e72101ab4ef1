# shows: returns_penalty
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    return lam * sum(abs(float(v)) for v in w.ravel())
