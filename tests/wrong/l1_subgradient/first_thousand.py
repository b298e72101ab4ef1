# shows: nothing
import numpy as np


def l1_subgradient(w, lam):
    if not 0 <= lam < np.inf or not np.isfinite(w).all():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    out = np.zeros(w.size, kind)
    out[:1000] = np.sign(w.ravel()[:1000]).astype(kind) * float(lam)
    return out.reshape(w.shape)
