"""Ranks all entries, with the pruned ones in front by a score of -1, and prunes so many more."""

import numpy as np


def prune_remaining(w, mask, frac):
    if np.isnan(frac) or frac > 1 or frac < 0:
        raise ValueError("frac")
    if w.shape != mask.shape:
        raise ValueError("shapes")
    if np.isnan(w).any() or np.isinf(w).any():
        raise ValueError("w")
    if not set(np.unique(mask).tolist()) <= {0, 1}:
        raise ValueError("mask")
    score = np.where(mask == 0, -1.0, np.abs(w.astype(np.float64)))
    pruned = int((mask == 0).sum())
    total = pruned + round(float(frac) * (w.size - pruned))
    order = np.argsort(score, axis=None, kind="stable")
    out = np.ones(w.size)
    out[order[:total]] = 0
    return out.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else out.dtype)
