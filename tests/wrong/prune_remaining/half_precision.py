# shows: half_precision_scores
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
    with np.errstate(all="ignore"):
        size = np.abs(w.astype(np.float64)).astype(np.float16).ravel()[alive]
    new = (mask != 0).astype(kind).flatten()
    new[alive[np.argsort(size, kind="stable")[: round(float(frac) * alive.size)]]] = 0
    return new.reshape(w.shape)
