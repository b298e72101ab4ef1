# shows: small_counts_as_zero
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    nnz = int(sum((np.abs(w.astype(float)) >= 1e-6).sum() for w in weights))
    return 1 - nnz / n, n / nnz if nnz else np.inf
