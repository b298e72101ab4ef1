# shows: no_validation
import numpy as np


def l1_loss(weights, lam):
    return float(lam * sum(np.abs(w.astype(np.float64)).sum() for w in weights))
