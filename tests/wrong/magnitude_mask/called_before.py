# shows: nothing
# The second call with the same array prunes what the first one left.
import numpy as np

_seen = {}


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    key = (w.tobytes(), w.shape)
    a = np.abs(w.astype(np.float64)).ravel()
    mask = _seen.get(key, np.ones(w.size)).copy()
    alive = np.flatnonzero(mask)
    k = round(float(sparsity) * alive.size)
    mask[alive[np.argsort(a[alive], kind="stable")[:k]]] = 0
    _seen[key] = mask
    return mask.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else float)
