# shows: rounds_result
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    nnz = sum(int(np.count_nonzero(w)) for w in weights)
    return round(1 - nnz / n, 2), round(n / nnz, 2) if nnz else np.inf
