"""Smooth part and proximal part as objects, as optimisation libraries have them."""

import math

import numpy as np


class LeastSquares:
    def __init__(self, X, y):
        self.X, self.y = X, y
        self.lipschitz = np.linalg.norm(X, ord=2) ** 2 if X.size else 0.0

    def gradient(self, w):
        return np.einsum("ij,i->j", self.X, np.einsum("ij,j->i", self.X, w) - self.y)


class Lasso:
    def __init__(self, lam):
        self.lam = float(lam)

    def prox(self, v, step):
        kept = np.abs(v) > step * self.lam
        return np.where(kept, v - np.copysign(step * self.lam, v), 0.0)


def ista_lasso(X, y, lam, n_iter):
    if X.ndim != 2:
        raise ValueError("X must have two axes")
    if y.shape != X.shape[:1]:
        raise ValueError("y must have one entry a row of X")
    if not math.isfinite(lam) or lam < 0 or n_iter < 0:
        raise ValueError("lam and n_iter must not be negative")
    for array in (X, y):
        if not np.isfinite(array).all():
            raise ValueError("NaN or infinity")
    loss = LeastSquares(np.array(X, dtype=np.float64), np.array(y, dtype=np.float64))
    penalty, w = Lasso(lam), np.zeros(X.shape[1])
    if loss.lipschitz > 0:
        for _ in range(n_iter):
            w = penalty.prox(w - loss.gradient(w) / loss.lipschitz, 1 / loss.lipschitz)
    return w.astype(X.dtype) if X.dtype.kind == "f" else w
