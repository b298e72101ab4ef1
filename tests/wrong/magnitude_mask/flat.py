# shows: flat_mask
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    w = np.asarray(w).flatten()
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    order = np.argsort(np.abs(w.astype(np.float64)), kind="stable")
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[order[: round(float(sparsity) * w.size)]] = 0
    return mask
