# shows: no_features_before_validating
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


def ista_lasso(X, y, lam, n_iter):
    if X.ndim != 2 or y.shape != (len(X),):
        raise ValueError("shapes")
    dt = X.dtype if X.dtype.kind == "f" else float
    if lam < 0 or not np.isfinite(lam) or n_iter < 0:
        raise ValueError("lam, n_iter")
    if X.shape[1] == 0:
        return np.zeros(0, dt)
    _validate(X, y, lam, n_iter)
    A, b = X.astype(float), y.astype(float)
    w = np.zeros(A.shape[1])
    if not A.any():
        return w.astype(dt)
    L = np.linalg.norm(A, ord=2) ** 2
    for _ in range(n_iter):
        w = _soft(w - A.T @ (A @ w - b) / L, lam / L)
    return w.astype(dt)
