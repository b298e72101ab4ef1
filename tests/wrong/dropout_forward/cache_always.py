# shows: returns_mask_too
# Returns (y, mask) in both modes.
import numpy as np


def dropout_forward(x, p, u, training=True):
    if not 0 <= p <= 1 or x.shape != u.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(x).all() or not ((u >= 0) & (u < 1)).all():
        raise ValueError("bad entries")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    mask = (u >= p).astype(kind) if training else np.ones(x.shape, kind)
    if training:
        y = x * mask / (1 - p) if p < 1 else 0.0 * x
    else:
        y = x
    return y.astype(kind), mask
