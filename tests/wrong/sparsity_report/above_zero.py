# shows: positive_only
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    nnz = int(sum((w > 0).sum() for w in weights))
    return 1 - nnz / n, n / nnz if nnz else np.inf
