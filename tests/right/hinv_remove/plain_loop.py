import math

import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape[0] != H_inv.shape[1]:
        raise ValueError("square")
    rows = H_inv.tolist()
    d = len(rows)
    if not all(math.isfinite(x) for row in rows for x in row):
        raise ValueError("finite")
    if q < 0 or q >= d or rows[q][q] <= 0:
        raise ValueError("q")
    c = rows[q][q]
    out = []
    for i in range(d):
        if i == q:
            continue
        out.append([rows[i][j] - rows[i][q] * rows[q][j] / c for j in range(d) if j != q])
    dtype = H_inv.dtype if H_inv.dtype.kind == "f" else np.float64
    return np.array(out, dtype=dtype).reshape(d - 1, d - 1)
