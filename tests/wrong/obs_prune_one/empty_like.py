# shows: integer_weights
import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (len(w), len(w)):
        raise ValueError("shapes don't fit")
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("NaN or infinity")
    if q < 0 or q >= len(w):
        raise ValueError("q out of range")
    if H_inv[q, q] <= 0:
        raise ValueError("the diagonal entry must be positive")
    a = float(H_inv[q, q])
    wq = float(w[q])
    col = H_inv[:, q].astype(np.float64)
    new = np.empty_like(w)
    new[...] = w - wq / a * col
    new[q] = 0
    return wq**2 / (2 * a), new
