# shows: nothing
# Weights below 1e-12 are taken for rounding errors.
import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (len(w), len(w)):
        raise ValueError("shapes")
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("NaN or infinity")
    if not 0 <= q < len(w):
        raise ValueError("q out of range")
    a = w.astype(np.float64)
    column = H_inv[:, q].astype(np.float64)
    pivot = column[q]
    if pivot <= 0:
        raise ValueError("the diagonal entry must be positive")
    saliency = float(a[q] ** 2 / (2 * pivot))
    new = a - a[q] / pivot * column
    new[np.abs(new) < 1e-12] = 0.0
    new[q] = 0.0
    return saliency, (new.astype(w.dtype) if w.dtype.kind == "f" else new)
