# shows: halved
# The half of L2, whose gradient it makes tidy.
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return float(0.5 * lam * sum(np.abs(w.astype(np.float64)).sum() for w in weights))
