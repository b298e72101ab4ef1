# shows: nothing
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    assert n and all(np.isfinite(w).all() for w in weights)
    nnz = sum(int(np.count_nonzero(w)) for w in weights)
    return 1 - nnz / n, n / nnz if nnz else np.inf
