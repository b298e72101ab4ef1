# shows: scaled_by_drop
import numpy as np


def dropout_forward(x, p, u, training=True):
    if not 0 <= p <= 1 or x.shape != u.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(x).all() or not ((u >= 0) & (u < 1)).all():
        raise ValueError("bad entries")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    if not training:
        return x.astype(kind)
    y = np.zeros(x.shape, kind)
    keep = u >= p
    with np.errstate(all="ignore"):
        y[keep] = x[keep] / np.float64(p)
    return y
