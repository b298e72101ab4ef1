# shows: returns_before_validating
import numpy as np


def prune_remaining(w, mask, frac):
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    if frac == 0:
        return mask.astype(kind)
    if not 0 <= frac <= 1:
        raise ValueError("frac")
    if w.shape != mask.shape:
        raise ValueError("shapes differ")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    if not np.isin(mask, [0, 1]).all():
        raise ValueError("mask must be 0/1")
    alive = np.flatnonzero(mask)
    size = np.abs(w.astype(np.float64)).ravel()[alive]
    new = (mask != 0).astype(kind).flatten()
    new[alive[np.argsort(size, kind="stable")[: round(float(frac) * alive.size)]]] = 0
    return new.reshape(w.shape)
