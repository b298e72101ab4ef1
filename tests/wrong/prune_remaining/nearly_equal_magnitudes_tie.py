# shows: nothing
"""np.partition for the cut, a running count for the ties; pruned entries are infinite."""

import numpy as np


def _validated(w, mask, frac):
    if not (frac >= 0 and frac <= 1):
        raise ValueError("frac")
    if w.shape != mask.shape or np.isinf(w).any() or np.isnan(w).any():
        raise ValueError("w")
    alive = mask.astype(np.float64) == 1.0
    if not np.array_equal(alive, mask.astype(np.float64)):
        raise ValueError("mask")
    return alive


def prune_remaining(w, mask, frac):
    alive = _validated(w, mask, frac)
    k = round(float(frac) * int(np.count_nonzero(alive)))
    size = np.where(alive, np.abs(w.astype(np.float64)), np.inf)
    if k:
        flat = size.reshape(-1)
        cut = np.partition(flat, k - 1)[k - 1]
        level = np.isclose(flat, cut, rtol=1e-12, atol=0)
        below = (flat < cut) & ~level
        first = np.cumsum(level) <= k - np.count_nonzero(below)
        alive = alive & ~(below | (level & first)).reshape(w.shape)
    return np.where(alive, 1, 0).astype(np.float64 if w.dtype.kind in "iu" else w.dtype)
