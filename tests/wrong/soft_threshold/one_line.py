# shows: follows_dtype_of_threshold
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    return np.sign(x) * np.maximum(np.abs(x) - t, 0)
