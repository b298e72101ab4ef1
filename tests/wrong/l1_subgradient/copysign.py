# shows: sign_of_zero
import numpy as np


def l1_subgradient(w, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    if not np.isfinite(w).all():
        raise ValueError("w")
    return np.copysign(lam, w).astype(w.dtype if w.dtype.kind == "f" else np.float64)
