# shows: returns_array
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    total = np.zeros(())
    for w in weights:
        total += np.abs(w, dtype=np.float64).sum()
    total *= lam
    return total
