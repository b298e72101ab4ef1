import numpy as np


def soft_threshold(x, t):
    if np.isnan(t) or t < 0 or not np.isfinite(x).all():
        raise ValueError
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    y = x.astype(np.float64)
    if np.isinf(t):
        return np.zeros_like(y, dtype=kind)
    return np.asarray(np.fmax(y - float(t), 0) - np.fmax(-y - float(t), 0)).astype(kind)
