# shows: integer_mask
import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes don't fit")
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity must be in [0, 1]")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("NaN or infinity")
    norms = np.sqrt((X.astype(np.float64) ** 2).sum(axis=0))
    scores = np.abs(W.astype(np.float64)) * norms
    k = round(float(sparsity) * W.shape[1])
    mask = np.ones_like(W)
    order = np.argsort(scores, axis=1, kind="stable")[:, :k]
    np.put_along_axis(mask, order, 0, axis=1)
    return mask
