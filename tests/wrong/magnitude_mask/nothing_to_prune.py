# shows: returns_before_validating
# Returns at k = 0 before it looks for NaN.
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    kind = w.dtype if w.dtype.kind == "f" else float
    k = round(float(sparsity) * w.size)
    if k == 0:
        return np.ones(w.shape, kind)
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    mask = np.ones(w.size, kind)
    mask[order[:k]] = 0
    return mask.reshape(w.shape)
