# shows: accepts_column_of_targets, accepts_one_target
# Whatever broadcasts is accepted: y of shape (1,), a 0-d y, a square X with a column.
import numpy as np


def ista_lasso(X, y, lam, n_iter):
    if X.ndim != 2 or n_iter < 0 or not 0 <= lam < np.inf:
        raise ValueError("bad input")
    if not np.isfinite(X).all() or not np.isfinite(y).all():
        raise ValueError("not finite")
    kind = X.dtype if X.dtype.kind == "f" else np.float64
    A, b, w = X.astype(np.float64), y.astype(np.float64), np.zeros(X.shape[1])
    if not A.any():
        return w.astype(kind)
    t = 1 / np.linalg.norm(A, 2) ** 2
    for _ in range(n_iter):
        v = w - t * (A.T @ (A @ w - b))
        w = np.sign(v) * np.maximum(np.abs(v) - t * lam, 0)
    return w.astype(kind)
