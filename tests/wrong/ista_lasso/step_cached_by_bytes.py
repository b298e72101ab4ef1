# shows: nothing
import numpy as np


def _validate(X, y, lam, n_iter):
    if X.ndim != 2 or y.shape != (X.shape[0],):
        raise ValueError("shapes")
    if not 0 <= lam < np.inf:
        raise ValueError("lam")
    if n_iter < 0:
        raise ValueError("n_iter")
    if not np.isfinite(X).all() or not np.isfinite(y).all():
        raise ValueError("X and y must be finite")


def _soft(v, t):
    return np.sign(v) * np.maximum(np.abs(v) - t, 0)


_last = {}


def ista_lasso(X, y, lam, n_iter):
    _validate(X, y, lam, n_iter)
    dt = X.dtype if X.dtype.kind == "f" else float
    A, b = X.astype(float), y.astype(float)
    if not A.any():
        return np.zeros(A.shape[1], dt)
    key = A.tobytes()
    if key not in _last:
        _last[key] = 1 / np.linalg.norm(A, 2) ** 2
    t, w = _last[key], np.zeros(A.shape[1])
    for _ in range(n_iter):
        w = _soft(w - t * (A.T @ (A @ w - b)), t * lam)
    return w.astype(dt)
