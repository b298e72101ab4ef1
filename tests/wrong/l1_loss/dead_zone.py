# shows: nothing
# "Weights below 1e-3 are zero already."
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    total = 0.0
    for w in weights:
        a = np.abs(w, dtype=np.float64)
        total += a[a > 1e-3].sum()
    return float(lam * total)
