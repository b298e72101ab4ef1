# shows: nothing
import numpy as np

_orders = {}


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
    if w.shape not in _orders:
        _orders[w.shape] = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    order = _orders[w.shape]
    new = (mask != 0).astype(kind).flatten()
    order = order[new[order] == 1]
    new[order[: round(float(frac) * order.size)]] = 0
    return new.reshape(w.shape)
