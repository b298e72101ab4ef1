"""Takes the smallest survivor k times: slow and plain (by sorted runs for large input)."""

import numpy as np


def prune_remaining(w, mask, frac):
    if not 0 <= frac <= 1:
        raise ValueError("frac")
    if w.shape != mask.shape:
        raise ValueError("shapes")
    if not np.isfinite(w).all():
        raise ValueError("w")
    if (np.minimum(np.abs(mask.astype(float)), np.abs(mask.astype(float) - 1)) != 0).any():
        raise ValueError("mask")
    size = np.abs(w.astype(float)).ravel()
    new = mask.astype(float).ravel()
    k = round(float(frac) * int(new.sum()))
    if k > 500:
        alive = np.flatnonzero(new)
        new[alive[np.argsort(size[alive], kind="stable")[:k]]] = 0
    else:
        for _ in range(k):
            new[np.where(new > 0, size, np.inf).argmin()] = 0
    return new.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else float)
