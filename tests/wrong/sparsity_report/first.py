# shows: first_tensor_only
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    for w in weights:
        nnz = int(np.count_nonzero(w))
        return 1 - nnz / max(w.size, 1), w.size / nnz if nnz else np.inf
