# shows: widens_to_float64
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    v = x.astype(np.float64)
    return np.sign(v) * np.maximum(np.abs(v) - t, 0)
