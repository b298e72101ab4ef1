# shows: nothing
# (-w) > 0 holds for every positive number of an unsigned type.
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    return (float(lam) * ((w > 0).astype(float) - (-w > 0).astype(float))).astype(kind)
