# shows: nothing
# The sum of finite float16 entries may be infinite.
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w.sum()) for w in weights):
        raise ValueError("bad input")
    nnz = sum(int(np.count_nonzero(w)) for w in weights)
    return 1 - nnz / n, n / nnz if nnz else np.inf
