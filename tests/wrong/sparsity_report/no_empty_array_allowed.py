# shows: refuses_empty_arrays
import numpy as np


def sparsity_report(weights):
    if not weights or any(w.size == 0 or not np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    n = sum(w.size for w in weights)
    nnz = sum(int(np.count_nonzero(w)) for w in weights)
    return 1 - nnz / n, n / nnz if nnz else np.inf
