# shows: accepts_negative_pivot
# Inverts, and calls bad only what can't be inverted.
import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("square")
    if not np.isfinite(H_inv).all():
        raise ValueError("finite")
    if not 0 <= q < len(H_inv):
        raise ValueError("q")
    try:
        H = np.linalg.inv(H_inv.astype(float))
        A = np.linalg.inv(np.delete(np.delete(H, q, 0), q, 1))
    except np.linalg.LinAlgError:
        raise ValueError("singular") from None
    return A.astype(H_inv.dtype if H_inv.dtype.kind == "f" else float)
