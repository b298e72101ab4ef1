# shows: threshold_prunes_ties
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity must be between 0 and 1")
    if not np.isfinite(w).all():
        raise ValueError("NaN or inf")
    a = np.abs(w.astype(np.float64))
    k = round(float(sparsity) * a.size)
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    if k == 0:
        return np.ones(w.shape, kind)
    threshold = np.partition(a.ravel(), k - 1)[k - 1]
    return np.where(a <= threshold, 0.0, 1.0).astype(kind)
