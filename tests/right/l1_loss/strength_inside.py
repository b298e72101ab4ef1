"""lam multiplies each tensor's sum; a 0-d array is returned."""

import numpy as np


def l1_loss(weights, lam):
    if np.isnan(lam) or np.isinf(lam) or lam < 0:
        raise ValueError
    total = np.array(0.0)
    for w in weights:
        total = total + lam * np.abs(w).sum()
    return total
