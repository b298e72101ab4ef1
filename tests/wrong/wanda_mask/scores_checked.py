# shows: nothing
# Looks at the norms in place of the inputs: no row, no infinity.
import numpy as np


def wanda_mask(W, X, sparsity):
    if W.ndim != 2 or X.ndim != 2 or W.shape[1] != X.shape[1]:
        raise ValueError("shapes")
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    with np.errstate(all="ignore"):
        scores = np.abs(W.astype(float)) * np.linalg.norm(X.astype(float), axis=0)
    if not np.isfinite(scores).all():
        raise ValueError("not finite")
    mask = np.ones(W.shape, W.dtype if W.dtype.kind == "f" else float)
    order = np.argsort(scores, axis=1, kind="stable")[:, : round(float(sparsity) * W.shape[1])]
    np.put_along_axis(mask, order, 0, axis=1)
    return mask
