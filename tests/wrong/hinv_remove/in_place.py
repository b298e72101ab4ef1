# shows: changes_input
import numpy as np


def _validate(H_inv, q):
    if len(H_inv.shape) != 2 or len(set(H_inv.shape)) > 1:
        raise ValueError(f"square matrix expected, got {H_inv.shape}")
    if np.isnan(H_inv).any() or np.isinf(H_inv).any():
        raise ValueError("entries must be finite")
    if not 0 <= q <= H_inv.shape[0] - 1:
        raise ValueError(f"no index {q}")
    if not H_inv[q, q] > 0:
        raise ValueError("[H^-1]_qq must be positive")


def hinv_remove(H_inv, q):
    _validate(H_inv, q)
    A = np.asarray(H_inv, dtype=np.float64)  # the caller's array, where it is float64
    A -= np.outer(A[:, q], A[q]) / A[q, q]
    return np.delete(np.delete(A, q, axis=0), q, axis=1).astype(H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
