# shows: nothing
# Firm thresholding: soft up to 2 t, untouched above.
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    if t == np.inf:
        return np.zeros(x.shape, kind)
    size = np.abs(v)
    middle = np.sign(v) * 2 * (size - t)
    return np.where(size <= t, 0, np.where(size <= 2 * t, middle, v)).astype(kind)
