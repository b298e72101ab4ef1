# shows: keeps_integers
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    out = np.zeros_like(w)
    out[w > 0] = lam
    out[w < 0] = -lam
    return out
