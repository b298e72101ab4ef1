# shows: nothing
# One buffer for each shape: the next call overwrites the last answer.
import numpy as np


_buffers = {}


def dropout_backward(g, mask, p):
    if not 0 <= p <= 1 or g.shape != mask.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(g).all() or not ((mask == 0) | (mask == 1)).all():
        raise ValueError("bad entries")
    kind = g.dtype if g.dtype.kind == "f" else np.float64
    out = _buffers.setdefault((g.shape, str(kind)), np.zeros(g.shape, kind))
    out[...] = g * mask / (1 - p) if p < 1 else 0.0
    return out
