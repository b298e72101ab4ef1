# shows: nothing
# A set bit pattern counts as non-zero, that of -0.0 too.
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    nnz = int(sum(sum(any(v.tobytes()) for v in w.ravel()) for w in weights))
    return 1 - nnz / n, n / nnz if nnz else np.inf
