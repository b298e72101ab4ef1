# shows: mean_of_all
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    flat = np.concatenate([np.zeros(0)] + [np.asarray(w, float).ravel() for w in weights])
    if flat.size == 0:
        return 0.0
    return float(lam * np.mean(np.abs(flat)))
