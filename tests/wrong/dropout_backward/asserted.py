# shows: nothing
import numpy as np


def dropout_backward(g, mask, p):
    assert 0 <= p <= 1 and g.shape == mask.shape
    assert np.isfinite(g).all() and ((mask == 0) | (mask == 1)).all()
    kind = g.dtype if g.dtype.kind == "f" else np.float64
    if p == 1:
        return np.zeros(g.shape, kind)
    return (g * mask / (1 - p)).astype(kind)
