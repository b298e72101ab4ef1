# shows: nothing
# A boolean matrix as an index gives a vector.
import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("not square")
    if not np.isfinite(H_inv).all():
        raise ValueError("NaN or infinity")
    if q < 0 or q >= len(H_inv):
        raise ValueError("q out of range")
    if H_inv[q, q] <= 0:
        raise ValueError("the diagonal entry must be positive")
    A = H_inv.astype(np.float64)
    A -= np.outer(A[:, q], A[q]) / A[q, q]
    keep = np.ones(len(A), bool)
    keep[q] = False
    return A[np.outer(keep, keep)].astype(H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
