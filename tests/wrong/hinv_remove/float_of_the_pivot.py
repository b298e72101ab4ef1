# shows: own_dtype
# The outer product is taken in the type of the matrix.
import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("not square")
    if not np.isfinite(H_inv).all():
        raise ValueError("not finite")
    if not 0 <= q < len(H_inv):
        raise ValueError("out of range")
    pivot = float(H_inv[q, q])
    if pivot <= 0:
        raise ValueError("not positive")
    keep = [i for i in range(len(H_inv)) if i != q]
    column = H_inv[keep, q]
    smaller = H_inv[np.ix_(keep, keep)] - np.outer(column, column) / pivot
    return smaller.astype(H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
