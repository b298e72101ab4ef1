# shows: returns_gradient
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return [lam * np.sign(w.astype(np.float64)) for w in weights]
