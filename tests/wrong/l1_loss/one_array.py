# shows: stacks_tensors
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    return float(lam * np.sum(np.abs(np.array(weights, dtype=float))))
