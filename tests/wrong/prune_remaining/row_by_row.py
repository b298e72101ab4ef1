# shows: nothing
# Every row loses the same fraction of what is left of it.
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
    new = (mask != 0).astype(kind, order="C")
    if w.ndim == 0:
        return new if round(float(frac)) == 0 else np.zeros((), kind)
    rows = new.reshape(-1, w.shape[-1]) if w.size else new
    sizes = np.abs(w.astype(np.float64)).reshape(rows.shape)
    for row, size in zip(rows, sizes):
        alive = np.flatnonzero(row)
        row[alive[np.argsort(size[alive], kind="stable")[: round(float(frac) * alive.size)]]] = 0
    return new
