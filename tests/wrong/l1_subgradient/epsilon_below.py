# shows: padded_divisor
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    v = w.astype(np.float64)
    return (lam * v / (np.abs(v) + 1e-8)).astype(w.dtype if w.dtype.kind == "f" else np.float64)
