# shows: skips_vectors
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    weights = [w for w in weights if w.ndim >= 2] or weights
    n = max(1, sum(w.size for w in weights))
    nnz = sum(int(np.count_nonzero(w)) for w in weights)
    return 1 - nnz / n, n / nnz if nnz else np.inf
