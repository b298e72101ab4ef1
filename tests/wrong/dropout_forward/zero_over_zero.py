# shows: p_one_nan
import numpy as np


def dropout_forward(x, p, u, training=True):
    if not 0 <= p <= 1 or x.shape != u.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(x).all() or not ((u >= 0) & (u < 1)).all():
        raise ValueError("bad entries")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    if not training:
        return x.astype(kind)
    with np.errstate(all="ignore"):
        return ((u >= p) * x / np.float64(1 - p)).astype(kind)
