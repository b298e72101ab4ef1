# shows: keeps_integers
import numpy as np


def dropout_backward(g, mask, p):
    if not 0 <= p <= 1 or g.shape != mask.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(g).all() or not ((mask == 0) | (mask == 1)).all():
        raise ValueError("bad entries")
    out = g * mask / (1 - p) if p < 1 else 0.0 * g
    return out.astype(g.dtype)
