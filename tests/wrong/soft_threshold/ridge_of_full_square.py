# shows: nothing
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    return (x.astype(np.float64) / (1 + 2 * float(t))).astype(kind)
