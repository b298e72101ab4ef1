import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1] or not 0 <= sparsity <= 1:
        raise ValueError
    if not np.isfinite(W).all() or not np.isfinite(X).all():
        raise ValueError
    s = abs(W.astype(float)) * np.sqrt((X.astype(float) ** 2).sum(axis=0))
    d = W.shape[1]
    j = np.arange(d)
    rank = np.array([[((row < v) | ((row == v) & (j < c))).sum() for c, v in enumerate(row)] for row in s])
    keep = rank.reshape(W.shape) >= round(float(sparsity) * d)
    return keep.astype(W.dtype if W.dtype.kind == "f" else float)
