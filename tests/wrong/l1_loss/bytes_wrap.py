# shows: narrow_sum
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    total = 0.0
    for w in weights:
        total += float(np.add.reduce(np.abs(w).ravel(), dtype=w.dtype))
    return lam * total
