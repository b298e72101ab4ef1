# shows: accepts_infinity
import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.size, w.size):
        raise ValueError("shapes")
    if np.isnan(w).any() or np.isnan(H_inv).any():
        raise ValueError("NaN")
    if not 0 <= q < w.size:
        raise ValueError("q")
    a = float(H_inv[q, q])
    if a <= 0:
        raise ValueError("not positive definite")
    with np.errstate(all="ignore"):
        new = w - float(w[q]) / a * H_inv[:, q].astype(float)
    new[q] = 0.0
    return float(w[q]) ** 2 / (2 * a), new.astype(w.dtype if w.dtype.kind == "f" else float)
