# shows: nothing
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    v = w.astype(np.float64)
    smooth = lam * v / np.sqrt(v * v + 1e-4)
    return smooth.astype(w.dtype if w.dtype.kind == "f" else np.float64)
