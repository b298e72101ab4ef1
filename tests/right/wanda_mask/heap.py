import heapq

import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if not 0.0 <= float(sparsity) <= 1.0:
        raise ValueError("sparsity")
    if not all(np.isfinite(a).all() for a in (W, X)):
        raise ValueError("not finite")
    norms = np.sqrt(np.square(X.astype(np.float64)).sum(0))
    k = round(float(sparsity) * W.shape[1])
    result = np.ones_like(W, dtype=W.dtype if W.dtype.kind == "f" else np.float64)
    for out, row in zip(result, W, strict=True):
        pairs = [(abs(float(w)) * n, j) for j, (w, n) in enumerate(zip(row, norms, strict=True))]
        out[[j for _, j in heapq.nsmallest(k, pairs)]] = 0
    return result
