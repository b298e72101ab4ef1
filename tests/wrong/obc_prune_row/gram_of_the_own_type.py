# shows: nothing
# X.T @ X overflows or rounds in the type of X.
import numpy as np


def obc_prune_row(w, X, k):
    if w.ndim != 1 or X.ndim != 2 or X.shape[1] != w.size or k < 0 or k > w.size:
        raise ValueError("bad input")
    if not (np.isfinite(w).all() and np.isfinite(X).all()):
        raise ValueError("not finite")
    if np.linalg.matrix_rank(X.astype(np.float64)) < w.size:
        raise ValueError("rank")
    v, alive = w.astype(np.float64), np.ones(w.size, bool)
    H = (X.T @ X).astype(np.float64)
    A = np.linalg.pinv(H)
    for _ in range(k):
        scores = np.where(alive, v**2 / np.where(alive, np.diag(A), 1.0), np.inf)
        q = int(np.argmin(scores))
        v = v - v[q] / A[q, q] * A[:, q]
        A = A - np.outer(A[:, q], A[q]) / A[q, q]
        alive[q] = False
        v[~alive] = 0.0
    return v.astype(w.dtype if w.dtype.kind == "f" else np.float64)
