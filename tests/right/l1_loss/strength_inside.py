"""lam multiplies each tensor's sum; a NumPy scalar is returned."""

import numpy as np


def l1_loss(weights, lam):
    if np.isnan(lam) or np.isinf(lam) or lam < 0:
        raise ValueError
    total = np.float64(0.0)
    for w in weights:
        total = total + lam * np.abs(w, dtype=np.float64).sum()
    return total
