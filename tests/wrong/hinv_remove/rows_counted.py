# shows: nothing
# Any matrix of two axes passes.
import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2:
        raise ValueError("matrix")
    if not np.isfinite(H_inv).all():
        raise ValueError("finite")
    if not 0 <= q < min(H_inv.shape) or H_inv[q, q] <= 0:
        raise ValueError("q")
    A = H_inv.astype(float)
    A = np.delete(np.delete(A - np.outer(A[:, q], A[q]) / A[q, q], q, 0), q, 1)
    return A.astype(H_inv.dtype if H_inv.dtype.kind == "f" else float)
