# shows: mean_over_tensors
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    if not weights:
        return 0.0
    return float(np.mean([lam * np.abs(np.asarray(w, float)).sum() for w in weights]))
