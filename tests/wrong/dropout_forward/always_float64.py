# shows: widens_to_float64
import numpy as np


def dropout_forward(x, p, u, training=True):
    if not 0 <= p <= 1 or x.shape != u.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(x).all() or not ((u >= 0) & (u < 1)).all():
        raise ValueError("bad entries")
    if not training:
        return x.astype(float)
    if p == 1:
        return np.zeros(x.shape)
    return x * (u >= p).astype(float) / (1 - p)
