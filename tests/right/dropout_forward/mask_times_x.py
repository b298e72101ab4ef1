"""A scaled mask times x, as in lecture notes, with p = 1 apart."""

import numpy as np


def dropout_forward(x, p, u, training=True):
    if np.isnan(p) or p < 0.0 or p > 1.0:
        raise ValueError("p must be a probability")
    if u.shape != x.shape:
        raise ValueError("u must have the shape of x")
    if not np.all(np.isfinite(x)):
        raise ValueError("x must be finite")
    if not np.all((0 <= u) & (u < 1)):
        raise ValueError("u must be in [0, 1)")
    x = x * 1.0 if x.dtype.kind == "f" else x.astype(np.float64)
    if training:
        if p == 1:
            return np.zeros_like(x)
        mask = (u >= p).astype(x.dtype) / x.dtype.type(1.0 - p)
        return x * mask
    return np.copy(x)
