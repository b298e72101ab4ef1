import numpy as np


def ista_lasso(X, y, lam, n_iter):
    if X.ndim != 2 or y.shape != (X.shape[0],) or not 0 <= lam < np.inf or n_iter < 0:
        raise ValueError
    if not np.isfinite(X).all() or not np.isfinite(y).all():
        raise ValueError
    A, b = np.array(X, "f8"), np.array(y, "f8")
    L = np.linalg.svd(A, compute_uv=False).max(initial=0) ** 2
    gram, corr = np.einsum("ij,ik->jk", A, A), np.einsum("ij,i->j", A, b)
    w = np.zeros(X.shape[1])
    k = 0
    while k < n_iter and L > 0:
        v = w + (corr - gram @ w) / L
        w = np.maximum(v - lam / L, 0) + np.minimum(v + lam / L, 0)
        k += 1
    return w.astype(X.dtype if X.dtype.kind == "f" else "f8")
