# shows: euclidean_norm
import numpy as np


def l1_loss(weights, lam):
    """Sum of the norms of all the weights."""
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam must be finite and >= 0")
    reg = 0.0
    for w in weights:
        reg += np.linalg.norm(w.astype(np.float64))
    return float(lam * reg)
