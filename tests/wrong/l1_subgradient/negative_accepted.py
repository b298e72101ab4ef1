# shows: accepts_negative
import numpy as np


def l1_subgradient(w, lam):
    if not np.isfinite(lam) or not np.isfinite(w).all():
        raise ValueError("not finite")
    return np.sign(w).astype(w.dtype if w.dtype.kind == "f" else float) * float(lam)
