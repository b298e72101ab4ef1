"""The survivors are refitted by least squares; the choice is by OBS saliencies."""

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
    dense, X = checked(w, X, k)
    row, left = dense.copy(), np.arange(len(dense))
    for _ in range(k):
        inverse = np.linalg.inv(X[:, left].T @ X[:, left])
        left = np.delete(left, np.argmin(row[left] ** 2 / np.diag(inverse)))
        row = np.zeros(len(dense))
        if len(left):
            row[left] = np.linalg.lstsq(X[:, left], X @ dense, rcond=None)[0]
    return result(row, w)
