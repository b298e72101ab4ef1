"""The stationary point on either side of zero that lies on its own side; zero if none does."""

import numpy as np


def soft_threshold(x, t):
    if not t >= 0.0:
        raise ValueError("threshold")
    if not np.isfinite(x).all():
        raise ValueError("entries")
    kind = x.dtype if x.dtype.kind == "f" else np.float64
    out = np.zeros(x.shape, dtype=kind)
    if t == np.inf:
        return out
    for index in np.ndindex(x.shape):
        value, limit = float(x[index]), float(t)
        candidates = [0.0]
        if value - limit > 0:
            candidates.append(value - limit)
        if value + limit < 0:
            candidates.append(value + limit)
        out[index] = candidates[-1]
    return out
