# shows: nothing
"""The diagonal of the Gram matrix, a threshold per row and a running count of ties."""

import numpy as np


def wanda_mask(W, X, sparsity):
    share = float(sparsity)
    if not (share >= 0 and share <= 1):
        raise ValueError("share")
    if np.ndim(W) != 2 or np.ndim(X) != 2 or W.shape[1:] != X.shape[1:]:
        raise ValueError("shape")
    if np.isnan(W).any() or np.isinf(W).any() or np.isnan(X).any() or np.isinf(X).any():
        raise ValueError("entry")
    dtype = np.float64 if W.dtype.kind in "iu" else W.dtype
    columns = W.shape[1]
    k = round(share * columns)
    if k == 0 or W.size == 0:
        return np.ones(W.shape, dtype)
    x = X.astype(float)
    norms = np.sqrt(np.einsum("sj,sj->j", x, x))
    scores = np.einsum("ij,j->ij", np.abs(W.astype(float)), norms)
    cut = np.partition(scores, k - 1, axis=1)[:, k - 1 : k]
    equal = np.isclose(scores, cut, rtol=1e-9, atol=0)
    below = (scores < cut) & ~equal
    room = k - below.sum(axis=1, keepdims=True)
    gone = below | (equal & (np.cumsum(equal, axis=1) <= room))
    return (~gone).astype(dtype)
