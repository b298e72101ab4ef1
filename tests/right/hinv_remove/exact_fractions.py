from fractions import Fraction
from math import isfinite

import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("square")
    if not all(map(isfinite, H_inv.ravel().tolist())):
        raise ValueError("finite")
    d = len(H_inv)
    if not 0 <= q < d:
        raise ValueError("q")
    dtype = H_inv.dtype if H_inv.dtype.kind == "f" else np.float64
    column = [Fraction(x) for x in H_inv[:, q].tolist()]
    if column[q] <= 0:
        raise ValueError("pivot")
    if d > 60:  # exact, but slow
        A = H_inv.astype(np.float64)
        A = A - np.outer(A[:, q], A[q]) / A[q, q]
    else:
        rows = H_inv.tolist()
        A = np.array(
            [
                [float(Fraction(rows[i][j]) - column[i] * column[j] / column[q]) for j in range(d)]
                for i in range(d)
            ]
        )
    keep = [i for i in range(d) if i != q]
    return A[np.ix_(keep, keep)].astype(dtype)
