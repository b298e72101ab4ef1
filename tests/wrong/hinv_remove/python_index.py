# shows: accepts_negative_index
import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("square")
    if not np.isfinite(H_inv).all():
        raise ValueError("finite")
    try:
        c = float(H_inv[q, q])
    except IndexError:
        raise ValueError("q") from None
    if c <= 0:
        raise ValueError("pivot")
    A = H_inv.astype(float)
    A = np.delete(np.delete(A - np.outer(A[:, q], A[q]) / c, q, 0), q, 1)
    return A.astype(H_inv.dtype if H_inv.dtype.kind == "f" else float)
