# shows: rounds_up
# int() of the number to keep rounds the number to prune up.
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    a = np.abs(w.astype(np.float64)).ravel()
    n_keep = int(a.size - float(sparsity) * a.size)
    mask = np.ones(a.size)
    mask[np.argsort(a, kind="stable")[: a.size - n_keep]] = 0
    return mask.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else float)
