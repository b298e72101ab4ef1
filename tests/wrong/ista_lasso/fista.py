# shows: momentum
import numpy as np


def ista_lasso(X, y, lam, n_iter):
    if X.ndim != 2 or y.shape != X.shape[:1] or n_iter < 0 or not 0 <= lam < np.inf:
        raise ValueError("bad input")
    if not np.isfinite(X).all() or not np.isfinite(y).all():
        raise ValueError("not finite")
    kind = X.dtype if X.dtype.kind == "f" else np.float64
    A, b, w = X.astype(np.float64), y.astype(np.float64), np.zeros(X.shape[1])
    if not A.any():
        return w.astype(kind)
    L = np.linalg.norm(A, 2) ** 2
    z, k = w.copy(), 1.0
    for _ in range(n_iter):
        v = z - A.T @ (A @ z - b) / L
        new = np.sign(v) * np.maximum(np.abs(v) - lam / L, 0)
        k_new = (1 + np.sqrt(1 + 4 * k**2)) / 2
        z = new + (k - 1) / k_new * (new - w)
        w, k = new, k_new
    return w.astype(kind)
