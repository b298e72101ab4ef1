"""One step of Gaussian elimination on an inverse Hessian (Frantar et al., 2022)."""

import numpy as np


def hinv_remove(H_inv: np.ndarray, q: int) -> np.ndarray:
    """The inverse of H without row and column q: a Schur complement in the inverse of H."""
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError(f"expected a square matrix, got shape {H_inv.shape}")
    if not np.isfinite(H_inv).all():
        raise ValueError("the inverse Hessian holds NaN or infinity")
    if not 0 <= q < len(H_inv):
        raise ValueError(f"q must be in [0, {len(H_inv)}), got {q}")
    full = H_inv.astype(np.float64)
    pivot = full[q, q]
    if pivot <= 0.0:
        raise ValueError(f"H_inv[{q}, {q}] must be positive, got {pivot}")

    rest = np.delete(np.arange(len(full)), q)
    column = full[rest, q]
    smaller = full[np.ix_(rest, rest)] - np.outer(column, column) / pivot
    return smaller.astype(H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
