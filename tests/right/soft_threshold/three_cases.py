"""The three cases of the derivation, by boolean masks."""

import math

import numpy as np


def soft_threshold(x, t):
    t = float(t)
    if math.isnan(t) or t < 0:
        raise ValueError("bad threshold")
    if not np.all(np.isfinite(x)):
        raise ValueError("bad entries")
    z = np.zeros(x.shape, dtype=x.dtype if x.dtype.kind == "f" else "f8")
    wide = np.asarray(x, dtype="f8")
    above, below = wide > t, wide < -t
    z[above] = wide[above] - t
    z[below] = wide[below] + t
    return z
