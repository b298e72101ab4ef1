# shows: power_iteration_from_ones
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
    _validate(X, y, lam, n_iter)
    dt = X.dtype if X.dtype.kind == "f" else float
    A, b = X.astype(float), y.astype(float)
    w = np.zeros(A.shape[1])
    if not A.any():
        return w.astype(dt)
    v = np.ones(A.shape[1])
    for _ in range(200):
        v = A.T @ (A @ v)
        n = np.linalg.norm(v)
        if n == 0:
            v = np.random.default_rng(0).normal(size=A.shape[1])
            continue
        v /= n
    L = np.linalg.norm(A @ v) ** 2
    for _ in range(n_iter):
        w = _soft(w - A.T @ (A @ w - b) / L, lam / L)
    return w.astype(dt)
