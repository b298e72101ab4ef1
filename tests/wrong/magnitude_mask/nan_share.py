# shows: accepts_nan_share
import numpy as np


def magnitude_mask(w, sparsity):
    if sparsity < 0 or sparsity > 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    k = int(np.nan_to_num(np.round(float(sparsity) * w.size)))
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[order[:k]] = 0
    return mask.reshape(w.shape)
