"""np.where; for p = 1 every quotient is unused, and the warning is switched off."""

import numpy as np


def dropout_forward(x, p, u, training=True):
    if not (p >= 0 and p <= 1):
        raise ValueError("p")
    if np.shape(x) != np.shape(u):
        raise ValueError("shape")
    if np.isnan(x).any() or np.isinf(x).any():
        raise ValueError("x")
    if np.isnan(u).any() or (u < 0).any() or (u >= 1).any():
        raise ValueError("u")
    kind = x.dtype if np.issubdtype(x.dtype, np.floating) else np.dtype(float)
    if not training:
        return x.astype(kind)
    with np.errstate(all="ignore"):
        y = np.where(u >= p, x / np.float64(1 - p), 0.0)
    return y.astype(kind)
