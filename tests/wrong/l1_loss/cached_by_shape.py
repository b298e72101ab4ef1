# shows: nothing
# A cache whose key leaves the values out.
import numpy as np

_cache = {}


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    key = (tuple(w.shape for w in weights), float(lam))
    if key not in _cache:
        _cache[key] = float(lam * sum(np.abs(w.astype(float)).sum() for w in weights))
    return _cache[key]
