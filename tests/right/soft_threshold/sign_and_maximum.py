"""The textbook formula, in float64 and cast back."""

import numpy as np


def soft_threshold(x, t):
    if np.isnan(t) or t < 0:
        raise ValueError("the threshold must be at least 0")
    if not np.isfinite(x).all():
        raise ValueError("x must be finite")
    wide = x.astype(np.float64)
    z = np.sign(wide) * np.maximum(np.abs(wide) - t, 0.0)
    return z.astype(x.dtype if x.dtype.kind == "f" else np.float64)
