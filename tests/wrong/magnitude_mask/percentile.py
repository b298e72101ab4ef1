# shows: percentile_threshold
import numpy as np


def magnitude_mask(w, sparsity):
    s = float(sparsity)
    if not 0 <= s <= 1:
        raise ValueError("sparsity must be between 0 and 1")
    if not np.isfinite(w).all():
        raise ValueError("NaN or inf")
    a = np.abs(w.astype(np.float64))
    threshold = np.percentile(a, 100 * s) if a.size and s else -1
    return (a > threshold).astype(w.dtype if w.dtype.kind == "f" else np.float64)
