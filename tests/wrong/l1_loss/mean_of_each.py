# shows: mean_of_entries
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    total = 0.0
    for w in weights:
        total = total + lam * np.mean(np.abs(np.asarray(w, dtype=float)))
    return total
