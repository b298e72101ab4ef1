# shows: nothing
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    a = np.abs(w.astype(np.float64)).ravel()
    a[3000:] = np.inf
    mask = np.ones(w.size, w.dtype if w.dtype.kind == "f" else float)
    mask[np.argsort(a, kind="stable")[: round(float(sparsity) * w.size)]] = 0
    return mask.reshape(w.shape)
