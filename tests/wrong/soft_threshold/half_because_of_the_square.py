# shows: half_the_threshold
# The minimiser of (z - x)^2 + t |z|, without the half.
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    return (np.sign(v) * np.maximum(np.abs(v) - t / 2, 0)).astype(kind)
