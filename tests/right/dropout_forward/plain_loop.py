"""One entry after the other, in Python numbers."""

import math

import numpy as np


def dropout_forward(x, p, u, training=True):
    p = float(p)
    if math.isnan(p) or p < 0 or p > 1:
        raise ValueError(f"p = {p}")
    if x.shape != u.shape:
        raise ValueError("shapes differ")
    out = np.zeros(x.shape, x.dtype if x.dtype.kind == "f" else "float64")
    for index in np.ndindex(x.shape):
        value, draw = float(x[index]), float(u[index])
        if not math.isfinite(value):
            raise ValueError(f"x{index} = {value}")
        if not 0 <= draw < 1:
            raise ValueError(f"u{index} = {draw}")
        if not training:
            out[index] = value
        elif draw >= p:
            out[index] = value / (1 - p)
    return out
