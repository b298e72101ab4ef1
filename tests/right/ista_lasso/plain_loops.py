"""Python numbers in nested loops; only the singular value comes from NumPy."""

import math

import numpy as np


def _dot(a, b):
    return math.fsum(p * q for p, q in zip(a, b, strict=True))


def ista_lasso(X, y, lam, n_iter):
    if len(X.shape) != 2 or y.shape != (X.shape[0],):
        raise ValueError("X must be (n, d) and y (n,)")
    rows = [[float(v) for v in row] for row in X.tolist()]
    targets = [float(v) for v in y.tolist()]
    if not all(math.isfinite(v) for row in [*rows, targets] for v in row):
        raise ValueError("data must be finite")
    if not (math.isfinite(lam) and lam >= 0 and n_iter >= 0):
        raise ValueError("lam >= 0 and n_iter >= 0, please")
    w = [0.0] * X.shape[1]
    if any(v != 0 for row in rows for v in row):
        lipschitz = float(np.linalg.svd(np.array(rows), compute_uv=False)[0]) ** 2
        columns = list(zip(*rows, strict=True))
        limit = float(lam) / lipschitz
        for _ in range(int(n_iter)):
            errors = [_dot(row, w) - t for row, t in zip(rows, targets, strict=True)]
            moved = [a - _dot(c, errors) / lipschitz for a, c in zip(w, columns, strict=True)]
            w = [math.copysign(max(abs(v) - limit, 0.0), v) for v in moved]
    return np.array(w, dtype=X.dtype if X.dtype.kind == "f" else np.float64)
