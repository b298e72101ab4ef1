# shows: returns_before_validating
# 0 and 1 are answered before w is looked at.
import numpy as np


def magnitude_mask(w, sparsity):
    kind = w.dtype if w.dtype.kind == "f" else float
    if sparsity == 0:
        return np.ones(w.shape, kind)
    if sparsity == 1:
        return np.zeros(w.shape, kind)
    if not 0 < sparsity < 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    mask = np.ones(w.size, kind)
    mask[order[: round(float(sparsity) * w.size)]] = 0
    return mask.reshape(w.shape)
