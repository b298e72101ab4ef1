# shows: returns_before_validating
import numpy as np


def l1_subgradient(w, lam):
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    if lam == 0:
        return np.zeros(w.shape, kind)
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    return np.sign(w).astype(kind) * float(lam)
