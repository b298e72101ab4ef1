"""float32 data stay float32 all the way; integers become float64."""

import numpy as np


def ista_lasso(X, y, lam, n_iter):
    if X.ndim != 2 or y.ndim != 1 or X.shape[0] != y.shape[0]:
        raise ValueError("shapes")
    if not np.isfinite(X).all() or not np.isfinite(y).all():
        raise ValueError("entries")
    if not np.isfinite(lam) or lam < 0:
        raise ValueError("lam")
    if n_iter < 0:
        raise ValueError("n_iter")
    kind = X.dtype.type if X.dtype.kind == "f" else np.float64
    A, b = X.astype(kind), y.astype(kind)
    w = np.zeros(X.shape[1], dtype=kind)
    if A.any():
        L = kind(np.linalg.norm(A, 2)) ** 2
        for _ in range(n_iter):
            v = w - A.T @ (A @ w - b) / L
            w = np.sign(v) * np.maximum(np.abs(v) - kind(lam) / L, kind(0))
    return w
