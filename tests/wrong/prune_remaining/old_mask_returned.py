# shows: shares_memory
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
    new = mask.astype(w.dtype if w.dtype.kind == "f" else float, copy=False)
    alive = np.flatnonzero(mask)
    k = round(float(frac) * alive.size)
    if k == 0:
        return new
    new = new.flatten()
    size = np.abs(w.astype(np.float64)).ravel()[alive]
    new[alive[np.argsort(size, kind="stable")[:k]]] = 0
    return new.reshape(w.shape)
