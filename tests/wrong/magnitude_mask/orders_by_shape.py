# shows: nothing
# A cache whose key leaves the values out.
import numpy as np

_orders = {}


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    if w.shape not in _orders:
        _orders[w.shape] = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[_orders[w.shape][: round(float(sparsity) * w.size)]] = 0
    return mask.reshape(w.shape)
