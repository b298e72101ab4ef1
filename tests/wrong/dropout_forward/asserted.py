# shows: nothing
import numpy as np


def dropout_forward(x, p, u, training=True):
    assert 0 <= p <= 1 and x.shape == u.shape
    assert np.isfinite(x).all() and ((u >= 0) & (u < 1)).all()
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    if not training:
        return x.astype(kind)
    if p == 1:
        return np.zeros(x.shape, kind)
    return (x * (u >= p) / (1 - p)).astype(kind)
