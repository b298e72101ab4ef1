# shows: nothing
import math

import numpy as np


def ista_lasso(X, y, lam, n_iter):
    if X.ndim != 2 or y.shape != X.shape[:1]:
        raise ValueError("shapes")
    if not (np.isfinite(X).all() and np.isfinite(y).all()):
        raise ValueError("NaN or infinity")
    if not 0.0 <= lam < math.inf or n_iter < 0:
        raise ValueError("lam or n_iter")
    y = y.astype(X.dtype)  # as "the result has X's dtype" may be misread
    A, b = X.astype(np.float64), y.astype(np.float64)
    w = np.zeros(X.shape[1])
    if A.any():
        step = 1.0 / np.linalg.norm(A, 2) ** 2
        for _ in range(n_iter):
            v = w - step * (A.T @ (A @ w - b))
            w = np.sign(v) * np.maximum(np.abs(v) - step * lam, 0.0)
    return w.astype(X.dtype if X.dtype.kind == "f" else np.float64)
