# shows: one_sided
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    return np.maximum(x.astype(np.float64) - t, 0).astype(kind)
