"""A copy in which the dropped entries are set to zero."""

import numpy as np


def validate(x, p, u):
    if not 0.0 <= p <= 1.0:
        raise ValueError("p is no probability")
    if x.shape != u.shape:
        raise ValueError("one draw for each entry")
    if x.size and not (np.isfinite(x).all() and np.min(u) >= 0 and np.max(u) < 1):
        raise ValueError("bad entries")


def dropout_forward(x, p, u, training=True):
    validate(x, p, u)
    y = np.array(x, dtype=x.dtype if x.dtype.kind == "f" else np.float64)
    if not training:
        return y
    y[u < p] = 0
    if p < 1:
        y /= float(1 - p)
    return y
