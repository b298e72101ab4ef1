# shows: pivot_unchecked
# A tiny number in the denominator in place of a check.
import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.size, w.size):
        raise ValueError("shapes")
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("NaN or infinity")
    if not 0 <= q < w.size:
        raise ValueError("q")
    a = float(H_inv[q, q]) + 1e-8
    new = w - float(w[q]) / a * H_inv[:, q].astype(float)
    new[q] = 0.0
    return float(w[q]) ** 2 / (2 * a), new.astype(w.dtype if w.dtype.kind == "f" else float)
