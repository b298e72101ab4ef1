# shows: first_tensor_only
import numpy as np


def l1_loss(weights, lam):
    if not 0 <= lam < np.inf:
        raise ValueError("lam")
    reg = 0.0
    for w in weights:
        reg += np.abs(w.astype(float)).sum()
        return float(lam * reg)
    return 0.0
