"""A threshold among the survivors, with the ties at it counted by a running sum."""

import numpy as np


def prune_remaining(w, mask, frac):
    ok = 0 <= float(frac) <= 1 and w.shape == mask.shape
    if not ok or not np.isfinite(w).all() or np.isin(mask, [0, 1], invert=True).any():
        raise ValueError("bad input")
    kind = w.dtype if w.dtype.kind == "f" else np.dtype(float)
    alive = mask.astype(bool)
    size = np.fabs(w.astype("f8"))
    k = round(float(frac) * alive.sum().item())
    if k == 0:
        return alive.astype(kind)
    tau = np.sort(size[alive])[k - 1]
    at = alive & (size == tau)
    left = k - np.count_nonzero(alive & (size < tau))
    gone = (alive & (size < tau)) | (at & (np.cumsum(at.ravel()).reshape(w.shape) <= left))
    return (alive & ~gone).astype(kind)
