"""A generator of iterates, of which the last is taken."""

from itertools import islice

import numpy as np


def _iterates(A, b, lam):
    w = np.zeros(A.shape[1])
    yield w
    sigma = np.linalg.norm(A, 2) if A.any() else np.inf
    while True:
        v = w - (A.T @ (A @ w - b)) / sigma / sigma
        tau = lam / sigma / sigma
        w = np.maximum(v - tau, 0) - np.maximum(-v - tau, 0)
        yield w


def ista_lasso(X, y, lam, n_iter):
    if np.ndim(X) != 2 or np.shape(y) != np.shape(X)[:1]:
        raise ValueError("shapes differ")
    if not np.isfinite(X).all() or not np.isfinite(y).all():
        raise ValueError("not finite")
    if lam != lam or lam < 0 or lam == float("inf") or n_iter < 0:
        raise ValueError("parameters")
    A, b = X.astype(np.float64, order="F"), y.astype(np.float64)
    *_, last = islice(_iterates(A, b, float(lam)), int(n_iter) + 1)
    return np.array(last, dtype=X.dtype if X.dtype.kind == "f" else np.float64)
