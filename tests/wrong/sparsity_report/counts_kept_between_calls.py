# shows: nothing
import numpy as np

_counts = [0, 0]


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    for w in weights:
        _counts[0] += w.size
        _counts[1] += int(np.count_nonzero(w))
    return 1 - _counts[1] / _counts[0], _counts[0] / _counts[1] if _counts[1] else np.inf
