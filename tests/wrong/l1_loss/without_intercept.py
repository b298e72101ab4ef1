# shows: skips_first_entry
# theta[0] is the intercept, as in the course's linear regression.
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    reg = 0.0
    for theta in weights:
        reg += np.sum(np.abs(np.ravel(theta)[1:].astype(float)))
    return float(lam * reg)
