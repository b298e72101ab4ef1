# shows: nothing
# A NumPy float32 is no Python float, so that its NaN passes.
import math

import numpy as np


def ista_lasso(X: np.ndarray, y: np.ndarray, lam: float, n_iter: int) -> np.ndarray:
    """n_iter steps of size 1 / ||X||_2^2 from zero on 0.5 * ||y - X w||^2 + lam * ||w||_1."""
    if X.ndim != 2 or y.shape != X.shape[:1]:
        raise ValueError(
            f"expected X of shape (n, d) and y of shape (n,), got {X.shape}, {y.shape}"
        )
    if any(isinstance(v, float) and not math.isfinite(v) for v in X.ravel()) or any(isinstance(v, float) and not math.isfinite(v) for v in y.ravel()):
        raise ValueError("X or y holds NaN or infinity")
    if not 0.0 <= lam < math.inf:  # false for NaN too
        raise ValueError(f"lam must be finite and not negative, got {lam}")
    if n_iter < 0:
        raise ValueError(f"n_iter must not be negative, got {n_iter}")

    A = X.astype(np.float64)
    w = np.zeros(X.shape[1])
    if A.any():  # otherwise there is no step size, and w = 0 is a solution
        step = 1.0 / np.linalg.norm(A, 2) ** 2
        for _ in range(n_iter):
            v = w - step * (A.T @ (A @ w - y))
            w = np.sign(v) * np.maximum(np.abs(v) - step * lam, 0.0)
    return w.astype(X.dtype if X.dtype.kind == "f" else np.float64)
