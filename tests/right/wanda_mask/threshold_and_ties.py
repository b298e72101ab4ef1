# A threshold, and of the scores that equal it the first ones.
import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("not finite")
    dtype = W.dtype if W.dtype.kind == "f" else np.float64
    k = round(float(sparsity) * W.shape[1])
    if k == 0 or W.shape[0] == 0:
        return np.ones(W.shape, dtype)
    norms = np.sqrt((X.astype(np.float64) ** 2).sum(axis=0))
    scores = np.abs(W.astype(np.float64)) * norms
    bound = np.partition(scores, k - 1, axis=1)[:, k - 1 : k]
    below, equal = scores < bound, scores == bound
    left = k - below.sum(axis=1, keepdims=True)
    pruned = below | (equal & (equal.cumsum(axis=1) <= left))
    return (1 - pruned).astype(dtype)
