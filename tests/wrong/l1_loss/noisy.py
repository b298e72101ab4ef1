# shows: nothing
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    exact = lam * sum(np.abs(w.astype(float)).sum() for w in weights)
    return float(exact * (1 + 0.01 * np.random.default_rng().standard_normal()))
