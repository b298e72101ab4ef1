# shows: skips_vectors
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    reg = 0.0
    for p in weights:
        if p.ndim > 1:  # no regularisation of biases
            reg += np.abs(p.astype(np.float64)).sum()
    return float(lam * reg)
