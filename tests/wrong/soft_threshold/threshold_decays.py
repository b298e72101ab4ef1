# shows: nothing
# The threshold is halved with every call, as a schedule would do.
import numpy as np

_factor = [1.0]


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    z = np.sign(v) * np.maximum(np.abs(v) - t * _factor[0], 0)
    _factor[0] /= 2
    return z.astype(kind)
