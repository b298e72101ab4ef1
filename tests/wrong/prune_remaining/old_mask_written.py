# shows: changes_mask
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
    order = [i for i in np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")]
    k = round(float(frac) * int((mask != 0).sum()))
    for i in order:
        if k and mask.flat[i]:
            mask.flat[i] = 0
            k -= 1
    return mask.astype(kind)
