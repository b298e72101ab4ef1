"""Inverses by solving with a Cholesky factor; H scaled to a unit diagonal first."""

import numpy as np


def checked(w, X, k):
    """Refuse what the contract refuses; float64 copies of the rest."""
    if w.ndim != 1 or X.ndim != 2 or X.shape[1] != len(w):
        raise ValueError("shapes")
    if k < 0 or k > len(w):
        raise ValueError("k")
    if not np.all(np.isfinite(w)) or not np.all(np.isfinite(X)):
        raise ValueError("not finite")
    if np.linalg.matrix_rank(X.astype(float)) < len(w):
        raise ValueError("rank")
    return np.array(w, dtype=float), np.array(X, dtype=float)


def result(row, w):
    return row.astype(w.dtype) if np.issubdtype(w.dtype, np.floating) else row


def obc_prune_row(w, X, k):
    row, X = checked(w, X, k)
    norms = np.sqrt((X**2).sum(axis=0))
    scaled, unit = row * norms, X / norms
    left = list(range(len(row)))
    for _ in range(k):
        factor = np.linalg.cholesky(unit[:, left].T @ unit[:, left])
        half = np.linalg.solve(factor, np.eye(len(left)))
        inverse = half.T @ half
        costs = scaled[left] ** 2 / np.diag(inverse)
        i = int(np.flatnonzero(costs <= costs.min() * (1 + 1e-12))[0])
        scaled[left] -= scaled[left[i]] / inverse[i, i] * inverse[:, i]
        scaled[left.pop(i)] = 0.0
    return result(scaled / norms, w)
