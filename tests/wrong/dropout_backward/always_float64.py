# shows: widens_to_float64
import numpy as np


def dropout_backward(g, mask, p):
    if not 0 <= p <= 1 or g.shape != mask.shape:
        raise ValueError("bad p or shapes")
    if not np.isfinite(g).all() or not ((mask == 0) | (mask == 1)).all():
        raise ValueError("bad entries")
    if p == 1:
        return np.zeros(g.shape)
    return g.astype(float) * mask / (1 - p)
