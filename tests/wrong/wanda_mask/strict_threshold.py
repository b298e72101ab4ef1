# shows: threshold_keeps_ties
import numpy as np


def _validate(W, X, sparsity):
    if len(W.shape) != 2 or len(X.shape) != 2:
        raise ValueError("two axes expected")
    if W.shape[1] != X.shape[1]:
        raise ValueError(f"{W.shape[1]} weights a row, {X.shape[1]} inputs")
    if sparsity != sparsity or sparsity < 0 or sparsity > 1:
        raise ValueError(f"bad sparsity {sparsity}")
    for array in (W, X):
        if np.isnan(array).any() or np.isinf(array).any():
            raise ValueError("entries must be finite")


def wanda_mask(W, X, sparsity):
    _validate(W, X, sparsity)
    dtype = W.dtype if W.dtype.kind == "f" else np.float64
    norms = np.sqrt((X.astype(np.float64) ** 2).sum(axis=0))
    scores = np.abs(W.astype(np.float64)) * norms
    k = round(float(sparsity) * W.shape[1])
    if k == W.shape[1] or W.size == 0:
        return np.zeros(W.shape, dtype)
    bound = np.sort(scores, axis=1)[:, [k]]
    return (scores >= bound).astype(dtype)
