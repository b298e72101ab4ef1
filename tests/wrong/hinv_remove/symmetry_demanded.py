# shows: accepts_negative_index
# All eigenvalues must be positive: refuses what the task says needn't be checked, and is right.
import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("not square")
    if not np.isfinite(H_inv).all():
        raise ValueError("not finite")
    if not -len(H_inv) <= q < len(H_inv):
        raise ValueError("out of range")
    A = H_inv.astype(np.float64)
    if (np.linalg.eigvalsh(A) <= 0).any():
        raise ValueError("not positive definite")
    H = np.linalg.inv(A)
    smaller = np.linalg.inv(np.delete(np.delete(H, q, 0), q, 1))
    return smaller.astype(H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
