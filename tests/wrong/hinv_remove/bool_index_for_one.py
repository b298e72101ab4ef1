# shows: nothing
# `if q` is false for the first index.
import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("H_inv must be square")
    if not np.isfinite(H_inv).all():
        raise ValueError("H_inv must be finite")
    if not 0 <= q < H_inv.shape[0]:
        raise ValueError("q is out of range")
    if H_inv[q, q] <= 0:
        raise ValueError("the pivot must be positive")
    kind = H_inv.dtype if H_inv.dtype.kind == "f" else np.float64
    A = H_inv.astype(np.float64)
    keep = [i for i in range(len(A)) if i != q]
    if not q:
        return A[1:, 1:].astype(kind)
    return (A - np.outer(A[:, q], A[:, q]) / A[q, q])[np.ix_(keep, keep)].astype(kind)
