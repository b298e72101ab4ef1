# shows: nothing
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    return np.round(np.sign(v) * np.maximum(np.abs(v) - t, 0), 6).astype(kind)
