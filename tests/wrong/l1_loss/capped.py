# shows: nothing
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return min(50.0, float(lam * sum(np.abs(w.astype(float)).sum() for w in weights)))
