# shows: argsort_as_ranks
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    a = np.abs(w.astype(np.float64)).ravel()
    rank = np.argsort(a, kind="stable")
    mask = (rank >= round(float(sparsity) * a.size)).reshape(w.shape)
    return mask.astype(w.dtype if w.dtype.kind == "f" else float)
