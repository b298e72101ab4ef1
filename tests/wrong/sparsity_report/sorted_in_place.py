# shows: nothing
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    nnz = 0
    for w in weights:
        flat = w.reshape(-1)
        flat.sort()
        nnz += int(np.count_nonzero(flat))
    return 1 - nnz / n, n / nnz if nnz else np.inf
