# OBS with the diagonal of X^T X: w**2 over the diagonal of the inverse.
import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("not finite")
    x = X.astype(np.float64)
    diagonal = np.array([column @ column for column in x.T]).reshape(-1)
    saliency = np.square(W.astype(np.float64)) * diagonal / 2
    k = round(float(sparsity) * W.shape[1])
    mask = []
    for row in saliency.tolist():
        gone = set(sorted(range(len(row)), key=row.__getitem__)[:k])
        mask.append([0.0 if j in gone else 1.0 for j in range(len(row))])
    dtype = W.dtype if W.dtype.kind == "f" else np.float64
    return np.array(mask, dtype=dtype).reshape(W.shape)
