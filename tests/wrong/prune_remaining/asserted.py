# shows: nothing
import numpy as np


def prune_remaining(w, mask, frac):
    assert 0 <= frac <= 1 and w.shape == mask.shape
    assert np.isfinite(w).all() and np.isin(mask, [0, 1]).all()
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    alive = np.flatnonzero(mask)
    size = np.abs(w.astype(np.float64)).ravel()[alive]
    new = (mask != 0).astype(kind).flatten()
    new[alive[np.argsort(size, kind="stable")[: round(float(frac) * alive.size)]]] = 0
    return new.reshape(w.shape)
