"""Greedy OBC for one row (Frantar et al., 2022, algorithm 1)."""

import numpy as np


def obc_prune_row(w: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    """The row with k weights removed in greedy order, the others compensating."""
    if w.ndim != 1 or X.shape[1:] != w.shape or not 0 <= k <= w.size:
        raise ValueError(f"w {w.shape}, X {X.shape} and k = {k} don't fit")
    if not (np.isfinite(w).all() and np.isfinite(X).all()):
        raise ValueError("w or X holds NaN or infinity")
    inputs = X.astype(np.float64)
    if np.linalg.matrix_rank(inputs) < w.size:
        raise ValueError(f"the rank of X is less than {w.size}")

    row = w.astype(np.float64)
    alive = np.arange(w.size)
    inverse = np.linalg.inv(inputs.T @ inputs)  # always that of H restricted to `alive`
    for _ in range(k):
        scores = row[alive] ** 2 / np.diag(inverse)
        q = np.argmin(scores)  # the first of equals
        row[alive] -= row[alive[q]] / inverse[q, q] * inverse[q]
        row[alive[q]] = 0.0
        # Block elimination takes row and column q out of H, not just out of its inverse.
        inverse -= np.outer(inverse[q], inverse[q]) / inverse[q, q]
        inverse = np.delete(np.delete(inverse, q, axis=0), q, axis=1)
        alive = np.delete(alive, q)
    return row.astype(w.dtype if w.dtype.kind == "f" else np.float64)
