# shows: boolean_mask
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    mask = np.full(w.size, True)
    mask[order[: round(float(sparsity) * w.size)]] = False
    return mask.reshape(w.shape)
