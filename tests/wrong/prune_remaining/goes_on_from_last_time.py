# shows: nothing
# Keeps the new mask, and prunes that the next time.
import numpy as np

_masks = {}


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
    key = (w.tobytes(), w.shape, mask.tobytes())
    old = _masks.get(key, mask)
    alive = np.flatnonzero(old)
    size = np.abs(w.astype(np.float64)).ravel()[alive]
    new = (old != 0).astype(kind).flatten()
    new[alive[np.argsort(size, kind="stable")[: round(float(frac) * alive.size)]]] = 0
    _masks[key] = new.reshape(w.shape)
    return _masks[key].copy()
