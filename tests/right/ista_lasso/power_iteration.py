"""The largest eigenvalue by power iteration, run until it is exact to rounding."""

import numpy as np


def _largest_eigenvalue(A):
    v = np.ones(A.shape[1]) + 0.01 * np.arange(A.shape[1])
    value = 0.0
    for _ in range(300):
        image = A.T @ (A @ v)
        length = np.linalg.norm(image)
        if length == 0:
            v = np.random.default_rng(0).normal(size=v.size)
            continue
        v, value = image / length, length
    unit = v / np.linalg.norm(v)
    return float(unit @ (A.T @ (A @ unit))) if value else 0.0


def ista_lasso(X, y, lam, n_iter):
    ok = X.ndim == 2 and y.ndim == 1 and X.shape[0] == y.shape[0]
    if not ok or not np.isfinite(X).all() or not np.isfinite(y).all():
        raise ValueError("bad data")
    if not 0 <= lam < np.inf or not n_iter >= 0:
        raise ValueError("bad parameters")
    A, b, w = X.astype(float), y.astype(float), np.zeros(X.shape[1])
    if A.size and A.any():
        L = _largest_eigenvalue(A)
        done = 0
        while done < n_iter:
            v = w - A.T.dot(A.dot(w) - b) / L
            w = np.where(v > lam / L, v - lam / L, np.where(v < -lam / L, v + lam / L, 0.0))
            done += 1
    return w.astype(X.dtype) if X.dtype.kind == "f" else w
