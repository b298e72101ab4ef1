# shows: signed
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    k = round(float(sparsity) * w.size)
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[np.argsort(w.ravel(), kind="stable")[:k]] = 0
    return mask.reshape(w.shape)
