# shows: threshold_keeps_ties
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity must be between 0 and 1")
    if not np.isfinite(w).all():
        raise ValueError("NaN or inf")
    a = np.abs(w.astype(np.float64))
    order = np.sort(a, axis=None)
    k = round(float(sparsity) * a.size)
    threshold = order[k] if k < a.size else np.inf
    return (a >= threshold).astype(w.dtype if w.dtype.kind == "f" else np.float64)
