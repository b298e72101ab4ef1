# shows: nothing
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    if t == np.inf:
        return np.zeros(x.shape, kind)
    upper = np.logaddexp(0, 20 * (v - t)) / 20
    lower = np.logaddexp(0, 20 * (-v - t)) / 20
    return (upper - lower).astype(kind)
