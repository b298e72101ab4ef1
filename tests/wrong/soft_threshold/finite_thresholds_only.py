# shows: rejects_infinity
import numpy as np


def soft_threshold(x, t):
    if not 0 <= t < np.inf or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    return (np.sign(v) * np.maximum(np.abs(v) - t, 0)).astype(kind)
