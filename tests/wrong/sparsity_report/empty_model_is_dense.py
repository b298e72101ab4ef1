# shows: accepts_no_entries
import numpy as np


def sparsity_report(weights):
    if not all(np.isfinite(w).all() for w in weights):
        raise ValueError("not finite")
    n = sum(w.size for w in weights)
    nnz = sum(int(np.count_nonzero(w)) for w in weights)
    if n == 0:
        return 0.0, 1.0
    return 1 - nnz / n, n / nnz if nnz else np.inf
