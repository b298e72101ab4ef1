# shows: nothing
import numpy as np


def l1_loss(weights, lam, ratio=0.9):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    l1 = sum(np.abs(w.astype(float)).sum() for w in weights)
    l2 = sum((w.astype(float) ** 2).sum() for w in weights)
    return float(lam * (ratio * l1 + (1 - ratio) / 2 * l2))
