# shows: nothing
# The diagonal of removed weights is 0: 0 / 0 is NaN, and argmin takes the first NaN.
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
    for _ in range(k):
        with np.errstate(all="ignore"):
            scores = v**2 / np.diag(A)
        q = int(np.argmin(scores))
        v = v - v[q] / A[q, q] * A[:, q]
        A = A - np.outer(A[:, q], A[q]) / A[q, q]
        v[q] = 0.0
        A[q, :] = 0.0
        A[:, q] = 0.0
    return np.nan_to_num(v).astype(kind)
