# shows: own_integer_type
# X.T @ X is computed in the type of X, where int8 wraps.
import numpy as np


def ista_lasso(X, y, lam, n_iter):
    if X.ndim != 2 or y.shape != X.shape[:1] or n_iter < 0 or not 0 <= lam < np.inf:
        raise ValueError("bad input")
    if not np.isfinite(X).all() or not np.isfinite(y).all():
        raise ValueError("not finite")
    kind = X.dtype if X.dtype.kind == "f" else np.float64
    A, b, w = X.astype(np.float64), y.astype(np.float64), np.zeros(X.shape[1])
    if not A.any():
        return w.astype(kind)
    L = np.linalg.eigvalsh((X.T @ X).astype(float))[-1]
    if L <= 0:
        return w.astype(kind)
    for _ in range(n_iter):
        v = w - A.T @ (A @ w - b) / L
        w = np.sign(v) * np.maximum(np.abs(v) - lam / L, 0)
    return w.astype(kind)
