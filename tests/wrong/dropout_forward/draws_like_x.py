# shows: draws_in_dtype_of_x
# One dtype for everything, x's: in float16 the draws are rounded, and some of them up to p.
import numpy as np


def dropout_forward(x, p, u, training=True):
    p = float(p)
    if not 0 <= p <= 1 or x.shape != u.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(x).all() or not ((u >= 0) & (u < 1)).all():
        raise ValueError("bad entries")
    dtype = x.dtype if np.issubdtype(x.dtype, np.floating) else np.dtype(np.float64)
    x, u = x.astype(dtype), u.astype(dtype)
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return np.where(u >= p, x / dtype.type(1 - p), dtype.type(0))
