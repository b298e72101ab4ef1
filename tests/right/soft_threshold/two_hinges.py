"""relu(x - t) - relu(-x - t)."""

import numpy as np


def relu(v):
    return np.where(v > 0, v, 0.0)


def soft_threshold(x, t):
    if np.isnan(t):
        raise ValueError("t is NaN")
    if t < 0:
        raise ValueError("t is negative")
    if not np.isfinite(x).all():
        raise ValueError("x is not finite")
    wide = x.astype(np.float64)
    out = relu(wide - t) - relu(-wide - t)
    return out.astype(x.dtype) if x.dtype.kind == "f" else out
