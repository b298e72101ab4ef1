# shows: accepts_no_entries
import numpy as np


def sparsity_report(weights):
    if not all(np.isfinite(w).all() for w in weights):
        raise ValueError("not finite")
    n = np.float64(sum(w.size for w in weights))
    nnz = sum(int(np.count_nonzero(w)) for w in weights)
    return (n - nnz) / n, n / np.float64(nnz)
