# shows: returns_input
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.dtype(np.float64)
    if t == 0:
        return x.astype(kind, copy=False)
    v = x.astype(np.float64)
    return (np.sign(v) * np.maximum(np.abs(v) - t, 0)).astype(kind)
