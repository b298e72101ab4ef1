# shows: rounds_result
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return round(float(lam * sum(np.abs(w.astype(float)).sum() for w in weights)), 4)
