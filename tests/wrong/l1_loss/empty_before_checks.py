# shows: returns_before_validating
import numpy as np


def l1_loss(weights, lam):
    if len(weights) == 0:
        return 0.0
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return float(lam * sum(np.abs(w.astype(np.float64)).sum() for w in weights))
