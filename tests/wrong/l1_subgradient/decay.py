# shows: weight_decay
import numpy as np


def l1_subgradient(w, lam):
    if not np.isfinite(lam) or lam < 0:
        raise ValueError("lam")
    if not np.isfinite(w).all():
        raise ValueError("w")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    return np.array([float(lam) * float(v) for v in w.ravel()], kind).reshape(w.shape)
