# shows: integer_mask
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    mask = np.ones_like(w, order="C")
    order = np.argsort(np.abs(w.astype(np.float64)), axis=None, kind="stable")
    mask.reshape(-1)[order[: round(float(sparsity) * w.size)]] = 0
    return mask
