# shows: revives_large
# The number is right, but a large pruned weight comes back.
import numpy as np


def prune_remaining(w, mask, frac):
    if frac < 0 or frac > 1 or np.isnan(frac):
        raise ValueError(f"bad fraction {frac}")
    if np.shape(w) != np.shape(mask) or np.any(~np.isfinite(w)):
        raise ValueError("bad weights")
    if np.any((mask != 0) & (mask != 1)):
        raise ValueError("bad mask")
    survivors = int(np.count_nonzero(mask))
    total = w.size - survivors + round(float(frac) * survivors)
    new = np.ones(w.size)
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    new[order[:total]] = 0
    return new.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
