# shows: moves_away_from_zero
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    z = np.zeros(x.shape, kind)
    z[v > t] = v[v > t] + t
    z[v < -t] = v[v < -t] - t
    return z
