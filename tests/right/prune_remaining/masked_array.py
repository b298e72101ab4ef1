"""With numpy.ma: pruned entries are masked out and sorted to the end."""

import numpy as np


def prune_remaining(w, mask, frac):
    if not 0 <= frac <= 1:
        raise ValueError("frac")
    if mask.shape != w.shape or not np.isfinite(w).all():
        raise ValueError("w")
    if not np.array_equal(mask, mask.astype(bool)):
        raise ValueError("mask")
    size = np.ma.masked_array(np.abs(w.astype(np.float64)), mask=mask == 0)
    k = round(float(frac) * int(size.count()))
    order = size.argsort(axis=None, kind="stable", fill_value=np.inf)
    new = (~np.ma.getmaskarray(size)).reshape(-1).astype(np.float64)
    new[np.asarray(order)[:k]] = 0
    return new.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
