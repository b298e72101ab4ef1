# shows: moves_last_into_place
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
    A = H_inv.astype(np.float64)
    last = len(A) - 1
    order = list(range(len(A)))
    order[q], order[last] = order[last], order[q]
    A = A[np.ix_(order, order)]
    B, b, c = A[:last, :last], A[:last, last:], A[last, last]
    return (B - b @ b.T / c).astype(H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
