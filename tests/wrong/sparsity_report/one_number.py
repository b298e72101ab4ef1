# shows: returns_sparsity_alone
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    return float(sum((w == 0).sum() for w in weights) / n)
