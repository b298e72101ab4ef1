# shows: nothing
# A column of zeros changes nothing, so the pivot isn't looked at.
import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("H_inv must be square")
    if not np.isfinite(H_inv).all():
        raise ValueError("H_inv must be finite")
    if not 0 <= q < H_inv.shape[0]:
        raise ValueError("q is out of range")
    kind = H_inv.dtype if H_inv.dtype.kind == "f" else np.float64
    A = H_inv.astype(np.float64)
    keep = np.arange(len(A)) != q
    column = A[keep, q]
    if not column.any():
        return A[np.ix_(keep, keep)].astype(kind)
    if A[q, q] <= 0:
        raise ValueError("the pivot must be positive")
    return (A[np.ix_(keep, keep)] - np.outer(column, column) / A[q, q]).astype(kind)
