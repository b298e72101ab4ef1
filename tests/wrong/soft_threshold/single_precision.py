# shows: float32_arithmetic
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float32)
    return (np.sign(v) * np.maximum(np.abs(v) - np.float32(t), 0)).astype(kind)
