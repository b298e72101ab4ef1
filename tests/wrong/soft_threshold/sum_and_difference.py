# shows: nothing
# Algebraically right, but rounding leaves 1e-17 where an exact zero is demanded.
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    if t == np.inf:
        return np.zeros(x.shape, kind)
    return (v - 0.5 * (np.abs(v + t) - np.abs(v - t))).astype(kind)
