# shows: inverse_sparsity
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    zeros = int(sum((w == 0).sum() for w in weights))
    s = zeros / n
    return s, 1 / s if s else np.inf
