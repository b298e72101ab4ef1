# shows: share_of_largest
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    a = np.abs(w.astype(np.float64))
    threshold = float(sparsity) * (a.max() if a.size else 0)
    return (a > threshold).astype(w.dtype if w.dtype.kind == "f" else float)
