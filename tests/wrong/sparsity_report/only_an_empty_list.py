# shows: checks_empty_list_alone
import numpy as np


def sparsity_report(weights):
    if len(weights) == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    n = sum(w.size for w in weights)
    nnz = sum(int(np.count_nonzero(w)) for w in weights)
    return 1 - nnz / max(n, 1), n / nnz if nnz else np.inf
