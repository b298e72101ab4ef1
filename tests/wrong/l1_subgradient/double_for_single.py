# shows: widens_to_float64
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    return np.where(w > 0, float(lam), np.where(w < 0, -float(lam), 0.0))
