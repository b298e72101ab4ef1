# shows: keeps_integers
import numpy as np


def dropout_forward(x, p, u, training=True):
    if not 0 <= p <= 1 or x.shape != u.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(x).all() or not ((u >= 0) & (u < 1)).all():
        raise ValueError("bad entries")
    if not training:
        return x.copy()
    y = x * (u >= p) / (1 - p) if p < 1 else 0.0 * x
    return y.astype(x.dtype)
