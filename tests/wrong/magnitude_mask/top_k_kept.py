# shows: ties_last_first
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    a = np.abs(w.astype(np.float64)).ravel()
    n_keep = a.size - round(float(sparsity) * a.size)
    mask = np.zeros(a.size)
    mask[np.argsort(-a, kind="stable")[:n_keep]] = 1
    return mask.reshape(w.shape).astype(w.dtype if w.dtype.kind == "f" else float)
