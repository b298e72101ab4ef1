# shows: relative_threshold
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    limit = t * np.abs(v).max() if x.size else 0.0
    return (np.sign(v) * np.maximum(np.abs(v) - limit, 0)).astype(kind)
