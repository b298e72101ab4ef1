"""An exponential variable exceeds -log(p) with probability p."""

import numpy as np


def dropout_mask(shape, p, rng):
    p = float(p)
    if np.isnan(p) or not 0 <= p <= 1:
        raise ValueError("p")
    if p in (0.0, 1.0):
        return np.full(shape, 1.0 - p)
    drop = rng.exponential(size=shape) > -np.log(p)
    return np.asarray(~drop / (1 - p))
