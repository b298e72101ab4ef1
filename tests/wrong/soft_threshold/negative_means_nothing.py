# shows: accepts_negative
import numpy as np


def soft_threshold(x, t):
    if np.isnan(t) or not np.isfinite(x).all():
        raise ValueError("NaN or infinity")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    t = max(float(t), 0.0)
    return (np.sign(v) * np.maximum(np.abs(v) - t, 0)).astype(kind)
