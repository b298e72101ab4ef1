# shows: absolute_of_sum
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return float(lam * sum(abs(np.asarray(w, float).sum()) for w in weights))
