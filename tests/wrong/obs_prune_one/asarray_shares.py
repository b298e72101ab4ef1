# shows: updates_in_place
# np.asarray shares a float64 array with the caller.
import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.size, w.size):
        raise ValueError("shapes")
    if not np.isfinite(w).all() or not np.isfinite(H_inv).all():
        raise ValueError("finite")
    if not 0 <= q < w.size:
        raise ValueError("index")
    if H_inv[q, q] <= 0:
        raise ValueError("pivot")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    v = np.asarray(w, dtype=np.float64)
    A = np.asarray(H_inv, dtype=np.float64)
    saliency = float(v[q] ** 2 / (2 * A[q, q]))
    v -= v[q] / A[q, q] * A[:, q]
    v[q] = 0.0
    return saliency, v.astype(kind)
