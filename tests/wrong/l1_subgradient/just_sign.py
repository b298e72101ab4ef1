# shows: no_strength
import numpy as np


def l1_subgradient(w, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    if not np.isfinite(w).all():
        raise ValueError("w")
    return np.sign(w) if w.dtype.kind == "f" else np.sign(w).astype(float)
