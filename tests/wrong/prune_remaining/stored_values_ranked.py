# shows: ranks_pruned_too
# k counts survivors, but weight_orig is ranked as a whole.
import numpy as np


def prune_remaining(w, mask, frac):
    frac = float(frac)
    if not 0 <= frac <= 1 or w.shape != mask.shape:
        raise ValueError("bad fraction or shapes")
    if not np.isfinite(w).all() or not ((mask == 0) | (mask == 1)).all():
        raise ValueError("bad entries")
    k = round(frac * np.count_nonzero(mask))
    keep = np.ones(w.size, bool)
    keep[np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")[:k]] = False
    keep &= mask.flatten() == 1
    return keep.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
