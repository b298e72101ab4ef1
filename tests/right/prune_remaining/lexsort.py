"""lexsort by the old mask, magnitude and position; ranks are compared with k."""

import numpy as np


def prune_remaining(w, mask, frac):
    s = float(frac)
    if not (s >= 0 and s <= 1):
        raise ValueError("frac must be a fraction")
    if w.shape != mask.shape:
        raise ValueError("one mask entry for each weight")
    flat = np.asarray(w, np.float64).reshape(-1)
    old = np.asarray(mask, np.float64).reshape(-1)
    if not np.isfinite(flat).all() or not np.all(old * (1 - old) == 0):
        raise ValueError("entries")
    order = np.lexsort((np.arange(flat.size), np.abs(flat), -old))  # survivors first
    rank = np.empty(flat.size, int)
    rank[order] = np.arange(flat.size)
    new = np.where(rank < round(s * int(old.sum())), 0.0, old).reshape(w.shape)
    return new.astype(w.dtype) if np.issubdtype(w.dtype, np.floating) else new
