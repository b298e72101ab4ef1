"""The residual is updated, not computed anew; every quantity carries the factor L."""

import numpy as np


def ista_lasso(X, y, lam, n_iter):
    if X.ndim != 2 or y.shape != (len(X),):
        raise ValueError("shape")
    if not np.isfinite(X).all() or not np.isfinite(y).all():
        raise ValueError("NaN or infinity")
    if not (lam >= 0) or lam == np.inf:
        raise ValueError("lam")
    if n_iter < 0:
        raise ValueError("n_iter")
    out = X.dtype if X.dtype.kind == "f" else np.float64
    A = X.astype(np.float64)
    w, r = np.zeros(A.shape[1]), y.astype(np.float64)
    if np.count_nonzero(A) == 0 or n_iter == 0:
        return w.astype(out)
    L = np.linalg.svd(A, compute_uv=False).max() ** 2
    for _ in range(n_iter):
        u = L * w + A.T @ r
        new = np.sign(u) * np.maximum(np.abs(u) - float(lam), 0) / L
        r = r - A @ (new - w)
        w = new
    return w.astype(out)
