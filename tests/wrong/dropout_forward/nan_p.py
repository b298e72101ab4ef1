# shows: accepts_nan_p
import numpy as np


def dropout_forward(x, p, u, training=True):
    if p < 0 or p > 1 or x.shape != u.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(x).all() or not ((u >= 0) & (u < 1)).all():
        raise ValueError("bad entries")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    if not training:
        return x.astype(kind)
    if p == 1:
        return np.zeros(x.shape, kind)
    keep = u >= p
    return np.where(keep, x / (1 - float(p)), 0.0).astype(kind)
