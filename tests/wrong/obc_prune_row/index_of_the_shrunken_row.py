# shows: nothing
# The index among those that are left is used as one of the whole row.
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
    alive = np.arange(d)
    A = np.linalg.inv(X.T @ X)
    for _ in range(k):
        q = int(np.argmin(v[alive] ** 2 / np.diag(A)))
        v[alive] -= v[q] / A[q, q] * A[:, q]
        v[alive[q]] = 0.0
        rest = np.arange(len(alive)) != q
        A = (A - np.outer(A[:, q], A[q]) / A[q, q])[np.ix_(rest, rest)]
        alive = alive[rest]
    return v.astype(kind)
