"""The Gram matrix and its largest eigenvalue; the data are touched once."""

import numpy as np


def ista_lasso(X, y, lam, n_iter):
    if X.ndim != 2 or y.ndim != 1 or len(X) != len(y):
        raise ValueError("shapes")
    if np.isnan(lam) or np.isinf(lam) or lam < 0 or n_iter < 0:
        raise ValueError("lam or n_iter")
    if not (np.all(np.isfinite(X)) and np.all(np.isfinite(y))):
        raise ValueError("data")
    kind = X.dtype if np.issubdtype(X.dtype, np.floating) else np.dtype(float)
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    gram, right = X.T @ X, X.T @ y
    w = np.zeros(X.shape[1])
    largest = np.linalg.eigvalsh(gram)[-1] if gram.size else 0.0
    if largest <= 0:
        return w.astype(kind)
    t = 1 / largest
    for _ in range(n_iter):
        v = w + t * (right - gram @ w)
        w = v - np.clip(v, -t * lam, t * lam)
    return w.astype(kind)
