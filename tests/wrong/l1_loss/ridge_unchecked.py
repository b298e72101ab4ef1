# shows: squares, no_validation
import numpy as np


def l1_loss(weights, lam):
    return lam * sum((w.astype(np.float64) ** 2).sum() for w in weights)
