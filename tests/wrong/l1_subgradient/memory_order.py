# shows: nothing
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    flat = np.sign(w.ravel(order="K")).astype(kind) * float(lam)
    return flat.reshape(w.shape)
