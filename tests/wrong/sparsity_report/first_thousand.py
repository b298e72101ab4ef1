# shows: nothing
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    flat = np.concatenate([w.ravel()[:1000] for w in weights])
    nnz = int(np.count_nonzero(flat))
    return 1 - nnz / flat.size, flat.size / nnz if nnz else np.inf
