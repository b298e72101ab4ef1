"""A full-size inverse whose removed rows and columns are set to zero."""

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
    inverse, alive = np.linalg.inv(X.T @ X), np.ones(len(row), dtype=bool)
    for _ in range(k):
        scores = np.full(len(row), np.inf)
        scores[alive] = row[alive] ** 2 / inverse.diagonal()[alive]
        q = int(scores.argmin())
        row = row - row[q] / inverse[q, q] * inverse[:, q]
        alive[q] = False
        row[~alive] = 0.0
        inverse = inverse - np.outer(inverse[:, q], inverse[q]) / inverse[q, q]
    return result(row, w)
