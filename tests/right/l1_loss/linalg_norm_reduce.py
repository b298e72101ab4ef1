from functools import reduce

import numpy as np


def l1_loss(weights, lam):
    if not np.isfinite(lam) or np.signbit(lam) and lam != 0:
        raise ValueError
    return reduce(lambda total, w: total + lam * np.linalg.norm(np.ravel(w).astype(np.float64), 1), weights, 0.0)
