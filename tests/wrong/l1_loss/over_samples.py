# shows: divides_by_rows
# m is the number of training examples in the course's code: the rows of the first matrix here.
import numpy as np


def l1_loss(weights, lam):
    if lam < 0 or not np.isfinite(lam):
        raise ValueError("lam")
    if len(weights) == 0:
        return 0.0
    m = max(1, len(np.atleast_1d(weights[0])))
    return float(lam / m * sum(np.abs(np.asarray(w, float)).sum() for w in weights))
