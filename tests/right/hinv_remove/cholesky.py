# With q first, the trailing block of the factor is the factor of the result.
import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("square")
    if not np.isfinite(H_inv).all():
        raise ValueError("finite")
    d = H_inv.shape[0]
    if q < 0 or q > d - 1 or H_inv[q, q] <= 0:
        raise ValueError("q")
    order = np.concatenate([[q], np.arange(q), np.arange(q + 1, d)]).astype(int)
    L = np.linalg.cholesky(H_inv.astype(np.float64)[order][:, order])
    tail = L[1:, 1:]
    return (tail @ tail.T).astype(H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
