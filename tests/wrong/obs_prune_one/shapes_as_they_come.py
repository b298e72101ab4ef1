# shows: shapes_unchecked
import numpy as np


def obs_prune_one(w, H_inv, q):
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("NaN or infinity")
    if not 0 <= q < w.size:
        raise ValueError("q")
    if H_inv[q, q] <= 0:
        raise ValueError("not positive definite")
    a, wq = float(H_inv[q, q]), float(w[q])
    new = w - wq / a * H_inv[:, q].astype(float)
    new[q] = 0.0
    return wq**2 / (2 * a), new.astype(w.dtype if w.dtype.kind == "f" else float)
