# shows: diagonal_saliency
# The loss of dropping a weight without moving the others decides which one goes.
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
    H = X.T @ X
    A = np.linalg.inv(H)
    alive = np.ones(d, bool)
    for _ in range(k):
        scores = np.where(alive, v**2 * np.diag(H), np.inf)
        q = int(np.argmin(scores))
        v = v - v[q] / A[q, q] * A[:, q]
        A = A - np.outer(A[:, q], A[q]) / A[q, q]
        alive[q] = False
        v[~alive] = 0.0
    return v.astype(kind)
