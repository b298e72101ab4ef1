# shows: no_compensation
# The weight is zeroed before the others are updated by it.
import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.size, w.size):
        raise ValueError("shapes don't fit")
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("not finite")
    if not 0 <= q < w.size:
        raise ValueError("q is out of range")
    if H_inv[q, q] <= 0:
        raise ValueError("the pivot must be positive")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    v, A = w.astype(np.float64), H_inv.astype(np.float64)
    a = A[q, q]
    saliency = float(v[q] ** 2 / (2 * a))
    v[q] = 0.0
    v = v - v[q] / a * A[:, q]
    return saliency, v.astype(kind)
