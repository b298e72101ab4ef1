# shows: counts_pruned_zeros
# The zeros of w * mask are the smallest and are counted first.
import numpy as np


def prune_remaining(w, mask, frac):
    if frac < 0 or frac > 1 or np.isnan(frac):
        raise ValueError(f"bad fraction {frac}")
    if np.shape(w) != np.shape(mask) or np.any(~np.isfinite(w)):
        raise ValueError("bad weights")
    if np.any((mask != 0) & (mask != 1)):
        raise ValueError("bad mask")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    wm = np.abs(w.astype(np.float64)) * mask
    k = round(float(frac) * np.count_nonzero(mask))
    new = (mask != 0).astype(kind).flatten()
    new[np.argsort(wm, axis=None, kind="stable")[:k]] = 0
    return new.reshape(w.shape)
