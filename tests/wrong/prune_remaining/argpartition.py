# shows: unstable_sort
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
    score = np.where(mask == 1, np.abs(w.astype(np.float64)), np.inf).ravel()
    k = round(float(frac) * int((mask == 1).sum()))
    new = (mask != 0).astype(kind).flatten()
    if k:
        new[np.argpartition(score, k - 1)[:k]] = 0
    return new.reshape(w.shape)
