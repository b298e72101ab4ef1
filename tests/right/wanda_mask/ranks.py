import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(W).all() or not np.isfinite(X).all():
        raise ValueError("not finite")
    scores = np.abs(W.astype(np.float64) * np.linalg.norm(X.astype(np.float64), axis=0))
    order = scores.argsort(axis=1, kind="mergesort")
    ranks = order.argsort(axis=1, kind="mergesort")
    k = round(float(sparsity) * W.shape[1])
    return np.where(ranks < k, 0.0, 1.0).astype(W.dtype if W.dtype.kind == "f" else np.float64)
