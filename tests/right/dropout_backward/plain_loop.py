"""One entry after the other, in Python numbers."""

import math

import numpy as np


def dropout_backward(g, mask, p):
    p = float(p)
    if math.isnan(p) or p < 0 or p > 1:
        raise ValueError(f"p = {p}")
    if g.shape != mask.shape:
        raise ValueError("shapes differ")
    out = np.zeros(g.shape, g.dtype if g.dtype.kind == "f" else "float64")
    for index in np.ndindex(g.shape):
        value, kept = float(g[index]), float(mask[index])
        if not math.isfinite(value):
            raise ValueError(f"g{index} = {value}")
        if kept not in (0.0, 1.0):
            raise ValueError(f"mask{index} = {kept}")
        if kept == 1 and p < 1:
            out[index] = value / (1 - p)
    return out
