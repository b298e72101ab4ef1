# shows: nothing
# Adding 0 in place turns -0.0 into 0.0: the caller's array is changed, though it compares equal.
import numpy as np


def l1_loss(weights, lam):
    if not 0 <= lam < np.inf:
        raise ValueError("lam")
    reg = 0.0
    for w in weights:
        w += 0
        reg += float(np.abs(w.astype(float)).sum())
    return lam * reg
