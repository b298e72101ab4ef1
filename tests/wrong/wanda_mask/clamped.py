# shows: clamps_share
import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if np.isnan(sparsity) or not (np.isfinite(W).all() and np.isfinite(X).all()):
        raise ValueError("NaN or infinity")
    share = float(np.clip(sparsity, 0, 1))
    scores = np.abs(W.astype(float)) * np.linalg.norm(X.astype(float), axis=0)
    mask = np.ones(W.shape, W.dtype if W.dtype.kind == "f" else float)
    order = np.argsort(scores, axis=1, kind="stable")[:, : round(share * W.shape[1])]
    np.put_along_axis(mask, order, 0, axis=1)
    return mask
