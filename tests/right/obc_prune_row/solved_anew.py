"""The inverse is computed anew for the weights that are left."""

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
    gram, left = X.T @ X, list(range(len(row)))
    for _ in range(k):
        inverse = np.linalg.inv(gram[left][:, left])
        costs = [row[j] ** 2 / inverse[i, i] for i, j in enumerate(left)]
        i = costs.index(min(costs))
        for n, j in enumerate(left):
            if n != i:
                row[j] -= row[left[i]] * inverse[n, i] / inverse[i, i]
        row[left.pop(i)] = 0.0
    return result(row, w)
