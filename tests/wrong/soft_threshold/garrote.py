# shows: garrote
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    z = np.zeros(x.shape, kind)
    big = np.abs(v) > t
    z[big] = v[big] - float(t) ** 2 / v[big]
    return z
