"""Exact arithmetic, rounded once."""

from fractions import Fraction

import numpy as np


def soft_threshold(x, t):
    if t != t or t < 0:
        raise ValueError("t must be a number >= 0")
    if not np.isfinite(x).all():
        raise ValueError("x must be finite")
    kind = x.dtype if x.dtype.kind == "f" else np.dtype(np.float64)
    if np.isinf(t):
        return np.zeros(x.shape, kind)
    limit = Fraction(float(t))

    def shrink(v):
        return float(v - limit) if v > limit else float(v + limit) if v < -limit else 0.0

    return np.array([shrink(Fraction(v)) for v in x.ravel().tolist()], kind).reshape(x.shape)
