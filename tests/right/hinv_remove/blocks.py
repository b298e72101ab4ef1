import numpy as np


def hinv_remove(H_inv, q):
    if H_inv.ndim != 2 or len(H_inv) != H_inv.shape[1]:
        raise ValueError("square")
    if not np.all(np.isfinite(H_inv)):
        raise ValueError("finite")
    d = len(H_inv)
    if q not in range(d):
        raise ValueError("q")
    order = [*range(q), *range(q + 1, d), q]
    A = H_inv[np.ix_(order, order)].astype(np.float64)
    B, b, c = A[:-1, :-1], A[:-1, -1:], A[-1:, -1:]
    if c.item() <= 0:
        raise ValueError("pivot")
    result = B - b @ np.linalg.solve(c, b.T)
    return np.array(result, dtype=H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
