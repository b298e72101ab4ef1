# shows: group_soft_threshold
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    norm = np.sqrt((v**2).sum())
    if norm <= t:
        return np.zeros(x.shape, kind)
    return ((1 - t / norm) * v).astype(kind)
