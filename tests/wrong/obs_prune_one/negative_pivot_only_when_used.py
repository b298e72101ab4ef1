# shows: returns_before_validating
# A zero weight costs nothing: the pivot isn't looked at.
import numpy as np


def obs_prune_one(w, H_inv, q):
    d = w.size
    if w.ndim != 1 or H_inv.shape != (d, d):
        raise ValueError("shapes")
    if not np.isfinite(w).all() or not np.isfinite(H_inv).all():
        raise ValueError("finite")
    if q < 0 or q >= d:
        raise ValueError("index")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    v = w.astype(np.float64)
    if v[q] == 0:
        return 0.0, v.astype(kind)
    A = H_inv.astype(np.float64)
    if A[q, q] <= 0:
        raise ValueError("pivot")
    v_new = v - v[q] / A[q, q] * A[:, q]
    v_new[q] = 0.0
    return float(v[q] ** 2 / (2 * A[q, q])), v_new.astype(kind)
