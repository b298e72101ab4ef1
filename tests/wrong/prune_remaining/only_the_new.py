# shows: forgets_old_mask
import numpy as np


def prune_remaining(w, mask, frac):
    if not 0 <= frac <= 1:
        raise ValueError("frac")
    if w.shape != mask.shape:
        raise ValueError("shapes differ")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    if not np.isin(mask, [0, 1]).all():
        raise ValueError("mask must be 0/1")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    alive = np.flatnonzero(mask)
    k = round(float(frac) * alive.size)
    order = np.argsort(np.abs(w.astype(np.float64)).ravel()[alive], kind="stable")
    new = np.ones(w.size, kind)
    new[alive[order[:k]]] = 0
    return new.reshape(w.shape)
