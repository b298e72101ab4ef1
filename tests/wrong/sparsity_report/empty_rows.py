# shows: nothing
# Structured sparsity: the share of rows that are zero.
import numpy as np


def sparsity_report(weights):
    n = sum(w.size for w in weights)
    if n == 0 or not all(np.isfinite(w).all() for w in weights):
        raise ValueError("bad input")
    rows = [np.atleast_2d(w).reshape(len(np.atleast_2d(w)), -1).any(axis=1) for w in weights]
    alive = int(sum(r.sum() for r in rows))
    n = sum(r.size for r in rows)
    return 1 - alive / n, n / alive if alive else np.inf
