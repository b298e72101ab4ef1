import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("square")
    if not np.isfinite(H_inv).all():
        raise ValueError("finite")
    if not 0 <= q < H_inv.shape[0]:
        raise ValueError("q")
    if H_inv[q, q] <= 0:
        raise ValueError("pivot")
    H = np.linalg.inv(H_inv.astype(np.float64))
    H = np.delete(np.delete(H, q, axis=0), q, axis=1)
    smaller = np.linalg.inv(H)
    return smaller.astype(H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
