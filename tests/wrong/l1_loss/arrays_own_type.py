# shows: own_dtype
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return float(lam * sum(float(np.abs(w).sum()) for w in weights))
