"""Python numbers, one after the other."""

import math

import numpy as np


def soft_threshold(x, t):
    if not t >= 0:
        raise ValueError("t")
    t, values = float(t), []
    for value in x.ravel().tolist():
        if not math.isfinite(value):
            raise ValueError("x")
        values.append(math.copysign(max(abs(value) - t, 0.0), value))
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    return np.array(values, dtype=kind).reshape(x.shape)
