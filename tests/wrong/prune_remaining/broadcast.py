# shows: shapes_unchecked
import numpy as np


def prune_remaining(w, mask, frac):
    if not 0 <= frac <= 1:
        raise ValueError("frac")
    mask = mask * np.ones(w.shape)
    w = w * np.ones(mask.shape, w.dtype)
    if not np.isfinite(w).all() or not np.isin(mask, [0, 1]).all():
        raise ValueError("entries")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    alive = np.flatnonzero(mask)
    size = np.abs(w.astype(np.float64)).ravel()[alive]
    new = (mask != 0).astype(kind).flatten()
    new[alive[np.argsort(size, kind="stable")[: round(float(frac) * alive.size)]]] = 0
    return new.reshape(w.shape)
