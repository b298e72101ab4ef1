"""Ranks all entries, with the pruned ones put behind by an infinite score."""

import numpy as np


def prune_remaining(w, mask, frac):
    if not 0 <= frac <= 1 or w.shape != mask.shape:
        raise ValueError("frac or shapes")
    if not np.isfinite(w).all() or not ((mask == 0) | (mask == 1)).all():
        raise ValueError("entries")
    score = np.where(mask == 1, np.abs(w.astype(np.float64)), np.inf).ravel()
    k = round(float(frac) * int(np.count_nonzero(mask)))
    new = (mask == 1).astype(w.dtype if w.dtype.kind == "f" else np.float64, order="C")
    new = new.reshape(-1)
    new[np.argsort(score, kind="stable")[:k]] = 0
    return new.reshape(w.shape)
