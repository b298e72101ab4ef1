# shows: accepts_non_finite
import numpy as np


def l1_loss(weights, lam):
    if lam < 0:
        raise ValueError("lam must be >= 0")
    return float(lam * sum(np.abs(w.astype(np.float64)).sum() for w in weights))
