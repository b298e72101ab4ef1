# shows: integer_inverse
# Writes float64 results into an array of the input's dtype: integers are cut off.
import numpy as np


def hinv_remove(H_inv, q):
    d = H_inv.shape[0] if H_inv.ndim == 2 else -1
    if H_inv.shape != (d, d):
        raise ValueError("not square")
    if not np.isfinite(H_inv).all():
        raise ValueError("not finite")
    if q < 0 or q >= d:
        raise ValueError("no such index")
    if H_inv[q, q] <= 0:
        raise ValueError("not positive")
    out = np.empty((d - 1, d - 1), H_inv.dtype)
    A = H_inv.astype(np.float64)
    rows = [i for i in range(d) if i != q]
    for i, r in enumerate(rows):
        for j, c in enumerate(rows):
            out[i, j] = A[r, c] - A[r, q] * A[q, c] / A[q, q]
    return out
