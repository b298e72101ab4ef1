# shows: nothing
# One array for each shape, which the next call overwrites.
import numpy as np

_buffers = {}


def soft_threshold(x, t):
    if not t >= 0 or not np.isfinite(x).all():
        raise ValueError("bad input")
    kind = x.dtype if x.dtype.kind == "f" else np.dtype(np.float64)
    out = _buffers.setdefault((x.shape, kind.str), np.zeros(x.shape, kind))
    v = x.astype(np.float64)
    out[...] = v - np.clip(v, -t, t)
    return out
