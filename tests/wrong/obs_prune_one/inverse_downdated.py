# shows: clears_inverse_in_place
# Removes q from the caller's matrix too.
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
    out = w.dtype if w.dtype.kind == "f" else np.float64
    a = float(H_inv[q, q])
    wq = float(w[q])
    col = H_inv[:, q].astype(np.float64)
    new = w.astype(np.float64) - wq / a * col
    new[q] = 0
    if H_inv.dtype == np.float64:  # ready for the next weight
        H_inv -= np.outer(col, col) / a
    return wq**2 / (2 * a), new.astype(out)
