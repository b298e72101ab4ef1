"""The problem is scaled to a step size of 1 first: X / sigma, y / sigma, lam / sigma^2."""

import numpy as np


def ista_lasso(X, y, lam, n_iter):
    bad = X.ndim != 2 or y.shape != X.shape[:1] or n_iter < 0 or not 0 <= lam < np.inf
    if bad or not np.isfinite(X).all() or not np.isfinite(y).all():
        raise ValueError("ista_lasso: bad arguments")
    kind = X.dtype if X.dtype.kind == "f" else np.float64
    w = np.zeros(X.shape[1])
    if X.any():
        A = X.astype(np.float64)
        sigma = np.linalg.norm(A, 2)
        A, b, tau = A / sigma, y / sigma, float(lam) / sigma**2
        for _ in range(n_iter):
            w = w + (b - A @ w) @ A
            w = w - np.minimum(np.maximum(w, -tau), tau)
    return w.astype(kind)
