# shows: one_too_many, at_least_one
# As in open_lth: rounds up, and prunes entry k of the sorted list too.
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
    n = int(np.ceil(float(frac) * left.size))
    threshold = left[min(n, left.size - 1)] if left.size else 0.0
    return np.where(size > threshold, mask, 0).astype(kind)
