# shows: loops_over_rows
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    nnz = 0
    for w in weights:
        for row in w:
            nnz += int(np.count_nonzero(row))
    return 1 - nnz / n, n / nnz if nnz else np.inf
