import numpy as np


def hinv_remove(H_inv, q):
    n = H_inv.shape[0] if H_inv.ndim == 2 else -1
    if H_inv.shape != (n, n):
        raise ValueError("square")
    if np.isnan(H_inv).any() or np.isinf(H_inv).any():
        raise ValueError("finite")
    if not 0 <= q < n or not H_inv[q, q] > 0:
        raise ValueError("q")
    A = np.array(H_inv, dtype=np.float64)
    A -= A[:, [q]] @ A[[q], :] / A[q, q]
    keep = np.arange(n) != q
    A = A[keep][:, keep]
    return A.astype(H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
