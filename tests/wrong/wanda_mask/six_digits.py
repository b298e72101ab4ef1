# shows: rounded_scores
import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes don't fit")
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity must be in [0, 1]")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("NaN or infinity")
    dtype = W.dtype if W.dtype.kind == "f" else np.float64
    norms = np.sqrt((X.astype(np.float64) ** 2).sum(axis=0))
    scores = np.round(np.abs(W.astype(np.float64)) * norms, 6)
    k = round(float(sparsity) * W.shape[1])
    mask = np.ones(W.shape, dtype)
    for i in range(W.shape[0]):
        order = np.argsort(scores[i], kind="stable")
        mask[i, order[:k]] = 0
    return mask
