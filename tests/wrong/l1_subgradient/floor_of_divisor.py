# shows: nothing
# Right down to 1e-12, and then the quotient fades.
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    v = w.astype(np.float64)
    sign = v / np.maximum(np.abs(v), 1e-12)
    return (lam * sign).astype(w.dtype if w.dtype.kind == "f" else np.float64)
