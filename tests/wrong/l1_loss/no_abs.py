# shows: no_absolute_value
import numpy as np


def l1_loss(weights, lam):
    if not 0 <= lam < np.inf:
        raise ValueError("lam")
    return lam * float(sum(w.astype(float).sum() for w in weights))
