# shows: normalised_by_length
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    v = w.astype(np.float64)
    length = np.sqrt((v * v).sum())
    return (lam * v / length if length else np.zeros_like(v)).astype(kind)
