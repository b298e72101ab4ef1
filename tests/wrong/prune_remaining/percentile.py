# shows: percentile_threshold
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
    alive = mask == 1
    size = np.abs(w.astype(np.float64))
    if not alive.any() or frac == 0:
        return alive.astype(kind)
    cut = np.percentile(size[alive], 100 * float(frac))
    return (alive & (size > cut)).astype(kind)
