# shows: squares
import numpy as np


def l1_loss(weights, lam):
    if not (np.isfinite(lam) and lam >= 0):
        raise ValueError(lam)
    penalty = 0.0
    for w in weights:
        penalty += np.sum(w.astype(float) ** 2)
    return lam * penalty
