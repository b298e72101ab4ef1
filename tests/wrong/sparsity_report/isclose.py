# shows: close_counts_as_zero
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    zeros = int(sum(np.isclose(w, 0).sum() for w in weights))
    return zeros / n, n / (n - zeros) if n > zeros else np.inf
