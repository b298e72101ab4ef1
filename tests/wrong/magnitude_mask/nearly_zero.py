# shows: nothing
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0.0 <= sparsity <= 1.0:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("NaN or infinity")
    size = np.abs(w.astype(np.float64)).ravel()
    mask = np.ones(size.size)
    k = round(float(sparsity) * size.size)
    mask[np.argsort(size, kind="stable")[:k]] = 1e-13  # never quite zero, against 0 / 0
    return mask.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else np.float64)
