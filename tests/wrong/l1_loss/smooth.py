# shows: nothing
# Smoothed at 0, so that it can be differentiated.
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return float(lam * sum(np.sqrt(w.astype(float) ** 2 + 1e-6).sum() for w in weights))
