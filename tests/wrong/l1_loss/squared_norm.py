# shows: squared_sum
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return float(lam * sum(np.abs(w.astype(np.float64)).sum() for w in weights) ** 2)
