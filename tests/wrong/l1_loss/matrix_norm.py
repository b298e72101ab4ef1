# shows: matrix_norm
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam must be finite and >= 0")
    return float(lam * sum(np.linalg.norm(w, ord=1) for w in weights))
