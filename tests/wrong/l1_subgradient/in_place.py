# shows: sign_in_place
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    w[w > 0] = 1
    w[w < 0] = -1
    return w.astype(kind) * float(lam)
