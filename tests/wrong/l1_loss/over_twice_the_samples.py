# shows: divides_by_twice_rows
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    if len(weights) == 0:
        return 0.0
    m = max(1, len(np.atleast_1d(weights[0])))
    return float(lam / (2 * m) * sum(np.abs(np.asarray(w, float)).sum() for w in weights))
