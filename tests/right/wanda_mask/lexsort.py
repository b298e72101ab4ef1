import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("not finite")
    squares = np.einsum("nj,nj->j", X.astype(np.float64), X.astype(np.float64))
    scores = W.astype(np.float64) ** 2 * squares  # squared scores rank alike
    row, column = np.indices(W.shape)
    order = np.lexsort((column.ravel(), scores.ravel(), row.ravel())).reshape(W.shape)
    k = round(float(sparsity) * W.shape[1])
    mask = np.ones(W.size)
    mask[order[:, :k].ravel()] = 0.0
    return mask.reshape(W.shape).astype(W.dtype if W.dtype.kind == "f" else np.float64)
