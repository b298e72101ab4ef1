# shows: unstable_sort
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    a = np.abs(w.astype(np.float64)).ravel()
    mask = np.ones(a.size)
    mask[a.argsort()[: round(float(sparsity) * a.size)]] = 0
    return mask.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else float)
