# shows: density_for_sparsity
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    nnz = int(sum(np.count_nonzero(w) for w in weights))
    return nnz / n, n / nnz if nnz else np.inf
