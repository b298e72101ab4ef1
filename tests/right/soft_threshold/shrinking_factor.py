"""x times (1 - t / |x|), as group lasso does with groups of one."""

import numpy as np


def soft_threshold(x, t):
    if not (t >= 0) or not np.isfinite(x).all():
        raise ValueError("t must be >= 0 and x finite")
    wide = x.astype(np.float64)
    size = np.abs(wide)
    factor = np.zeros(x.shape)
    outside = size > t
    np.divide(size - t, size, out=factor, where=outside)
    return (factor * wide).astype(x.dtype if x.dtype.kind == "f" else np.float64)
