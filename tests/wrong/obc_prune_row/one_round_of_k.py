# shows: static_order
# All k go at once, with the joint update of a group.
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
    group = np.argsort(v**2 / np.diag(A), kind="stable")[:k]
    if k:
        v = v - A[:, group] @ np.linalg.solve(A[np.ix_(group, group)], v[group])
        v[group] = 0.0
    return v.astype(kind)
