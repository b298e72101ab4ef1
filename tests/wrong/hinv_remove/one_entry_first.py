# shows: returns_before_validating
import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.shape == (1, 1):
        return np.zeros((0, 0), H_inv.dtype if H_inv.dtype.kind == "f" else float)
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("square")
    if not np.isfinite(H_inv).all():
        raise ValueError("finite")
    if not 0 <= q < len(H_inv) or H_inv[q, q] <= 0:
        raise ValueError("q")
    A = H_inv.astype(float)
    A = np.delete(np.delete(A - np.outer(A[:, q], A[q]) / A[q, q], q, 0), q, 1)
    return A.astype(H_inv.dtype if H_inv.dtype.kind == "f" else float)
