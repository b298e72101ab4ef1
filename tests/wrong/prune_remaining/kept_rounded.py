# shows: nothing
# Rounds the number that stays.
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
    size = np.abs(w.astype(np.float64)).ravel()[alive]
    stay = round((1 - float(frac)) * alive.size)
    new = np.zeros(w.size, kind)
    new[alive[np.argsort(size, kind="stable")[alive.size - stay :]]] = 1
    return new.reshape(w.shape)
