# shows: absolute_in_place
import numpy as np


def l1_loss(weights, lam):
    if not 0 <= lam < np.inf:
        raise ValueError("lam")
    reg = 0.0
    for w in weights:
        reg += float(np.abs(w.astype(float)).sum())
        np.abs(w, out=w)
    return lam * reg
