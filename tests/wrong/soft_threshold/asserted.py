# shows: nothing
import numpy as np


def soft_threshold(x, t):
    assert t >= 0 and np.isfinite(x).all()
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    v = x.astype(np.float64)
    return (np.sign(v) * np.maximum(np.abs(v) - t, 0)).astype(kind)
