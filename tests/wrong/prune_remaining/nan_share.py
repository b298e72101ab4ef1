# shows: accepts_nan_share
import numpy as np


def prune_remaining(w, mask, frac):
    if frac < 0 or frac > 1:
        raise ValueError(f"bad fraction {frac}")
    if np.shape(w) != np.shape(mask) or np.any(~np.isfinite(w)):
        raise ValueError("bad weights")
    if np.any((mask != 0) & (mask != 1)):
        raise ValueError("bad mask")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    alive = np.flatnonzero(mask)
    size = np.abs(w.astype(np.float64)).ravel()[alive]
    k = 0 if np.isnan(frac) else round(float(frac) * alive.size)
    new = (mask != 0).astype(kind).flatten()
    new[alive[np.argsort(size, kind="stable")[:k]]] = 0
    return new.reshape(w.shape)
