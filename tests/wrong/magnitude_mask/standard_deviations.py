# shows: nothing
# Han et al.'s threshold: a quality parameter times the standard deviation.
import numpy as np


def magnitude_mask(w, sparsity):
    if not 0 <= sparsity <= 1:
        raise ValueError("sparsity")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    w64 = w.astype(np.float64)
    threshold = float(sparsity) * (w64.std() if w.size else 0)
    return (np.abs(w64) > threshold).astype(w.dtype if w.dtype.kind == "f" else float)
