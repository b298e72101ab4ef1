# shows: removes_in_place
# Tiny weights are set to zero first, in the caller's arrays.
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    nnz = sum(int(np.count_nonzero(w)) for w in weights)
    for w in weights:
        w[np.abs(w.astype(float)) < 1e-6] = 0
    return 1 - nnz / n, n / nnz if nnz else np.inf
