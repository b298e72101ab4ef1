# shows: accepts_bad_entries
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0:
        raise ValueError("no weights")
    nnz = sum(int(np.count_nonzero(w)) for w in weights)
    return 1 - nnz / n, n / nnz if nnz else np.inf
