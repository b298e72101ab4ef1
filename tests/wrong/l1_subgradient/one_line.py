# shows: follows_dtype_of_strength
import numpy as np


def l1_subgradient(w, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    if not np.isfinite(w).all():
        raise ValueError("w")
    return lam * np.sign(w)
