# shows: survivors_not_updated
# The inverse loses q before the weights are moved by its column.
import numpy as np


def obc_prune_row(w, X, k):
    if w.ndim != 1 or X.ndim != 2 or X.shape[1] != w.size:
        raise ValueError("shapes don't fit")
    if not 0 <= k <= w.size:
        raise ValueError("k is out of range")
    if not (np.isfinite(w).all() and np.isfinite(X).all()):
        raise ValueError("not finite")
    X = X.astype(np.float64)
    if np.linalg.matrix_rank(X) < w.size:
        raise ValueError("X has no full column rank")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    v = w.astype(np.float64)
    d = len(v)
    A = np.linalg.inv(X.T @ X)
    gone = np.zeros(d, bool)
    for _ in range(k):
        scores = np.full(d, np.inf)
        scores[~gone] = v[~gone] ** 2 / np.diag(A)[~gone]
        q = int(np.argmin(scores))
        a, column = A[q, q], A[:, q].copy()
        A = A - np.outer(column, column) / a
        v = v - v[q] / a * A[:, q]
        gone[q] = True
        v[gone] = 0.0
    return v.astype(kind)
