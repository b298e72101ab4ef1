# shows: nothing
# One buffer for each shape: the next call overwrites the last answer.
import numpy as np


_buffers = {}


def dropout_forward(x, p, u, training=True):
    if not 0 <= p <= 1 or x.shape != u.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(x).all() or not ((u >= 0) & (u < 1)).all():
        raise ValueError("bad entries")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    if not training:
        return x.astype(kind)
    y = _buffers.setdefault((x.shape, str(kind)), np.zeros(x.shape, kind))
    y[...] = np.where(u >= p, x / (1 - p) if p < 1 else 0.0, 0.0)
    return y
