# shows: returns_before_validating
# A weight that is 0 is answered before anything is checked.
import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.size, w.size):
        raise ValueError("shapes")
    if not 0 <= q < w.size:
        raise ValueError("q")
    dtype = w.dtype if w.dtype.kind == "f" else np.float64
    if w[q] == 0:
        return 0.0, w.astype(dtype)
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("NaN or infinity")
    a = float(H_inv[q, q])
    if a <= 0:
        raise ValueError("not positive definite")
    new = w - float(w[q]) / a * H_inv[:, q].astype(float)
    new[q] = 0.0
    return float(w[q]) ** 2 / (2 * a), new.astype(dtype)
