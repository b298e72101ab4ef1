# shows: accepts_non_finite_strength
import numpy as np


def l1_subgradient(w, lam):
    if lam < 0:
        raise ValueError("lam is negative")
    if not np.isfinite(w).all():
        raise ValueError("w is not finite")
    return np.sign(w).astype(w.dtype if w.dtype.kind == "f" else float) * float(lam)
