# shows: accepts_bad_p
import numpy as np


def dropout_backward(g, mask, p):
    if np.isnan(p) or g.shape != mask.shape:
        raise ValueError("bad p or shapes")
    p = np.clip(p, 0, 1)
    if not np.isfinite(g).all() or not ((mask == 0) | (mask == 1)).all():
        raise ValueError("bad entries")
    kind = g.dtype if g.dtype.kind == "f" else np.float64
    if p == 1:
        return np.zeros(g.shape, kind)
    return (g * mask / (1 - p)).astype(kind)
