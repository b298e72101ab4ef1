# shows: nothing
# Counts rows that aren't zero in place of the rank.
import numpy as np


def obc_prune_row(w, X, k):
    if w.ndim != 1 or X.ndim != 2 or X.shape[1] != w.size or not 0 <= k <= w.size:
        raise ValueError("bad input")
    if not (np.isfinite(w).all() and np.isfinite(X).all()):
        raise ValueError("not finite")
    X = X.astype(np.float64)
    if np.count_nonzero(X.any(axis=1)) < w.size:
        raise ValueError("too few samples")
    v, alive = w.astype(np.float64), np.ones(w.size, bool)
    A = np.linalg.pinv(X.T @ X)
    for _ in range(k):
        scores = np.where(alive, v**2 / np.where(alive, np.diag(A), 1.0), np.inf)
        q = int(np.argmin(scores))
        v = v - v[q] / A[q, q] * A[:, q]
        A = A - np.outer(A[:, q], A[q]) / A[q, q]
        alive[q] = False
        v[~alive] = 0.0
    return v.astype(w.dtype if w.dtype.kind == "f" else np.float64)
