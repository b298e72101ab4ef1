# shows: one_too_many
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
    size = np.abs(w.astype(np.float64))
    left = np.sort(size[mask == 1])
    k = round(float(frac) * left.size)
    if k == 0:
        return (mask == 1).astype(kind)
    threshold = left[min(k, left.size - 1)]
    return ((mask == 1) & (size > threshold)).astype(kind)
