# shows: spares_vectors
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    if w.ndim < 2:
        return np.zeros(w.shape, kind)
    return np.sign(w).astype(kind) * float(lam)
