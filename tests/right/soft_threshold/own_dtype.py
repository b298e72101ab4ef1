"""The textbook formula in the array's own float dtype."""

import numpy as np


def soft_threshold(x, t):
    if not float(t) >= 0:
        raise ValueError(f"t = {t}")
    if np.any(~np.isfinite(x)):
        raise ValueError("x holds NaN or inf")
    kind = x.dtype if np.issubdtype(x.dtype, np.floating) else np.dtype(float)
    x = x.astype(kind)
    return np.sign(x) * np.maximum(np.abs(x) - kind.type(t), kind.type(0))
