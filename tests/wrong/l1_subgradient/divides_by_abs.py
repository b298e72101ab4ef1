# shows: nan_at_zero
import numpy as np


def l1_subgradient(w, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    if not np.isfinite(w).all():
        raise ValueError("w")
    w64 = w.astype(np.float64)
    return (lam * w64 / np.abs(w64)).astype(w.dtype if w.dtype.kind == "f" else np.float64)
