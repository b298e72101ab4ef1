# shows: nothing
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return int(lam * sum(np.abs(w, dtype=np.float64).sum() for w in weights))
