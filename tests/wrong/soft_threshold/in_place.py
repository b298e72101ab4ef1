# shows: threshold_in_place
import numpy as np


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    x -= np.clip(x.astype(np.float64), -t, t).astype(x.dtype)
    return x.astype(kind)
