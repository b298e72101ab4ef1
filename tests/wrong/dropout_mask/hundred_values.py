# shows: nothing
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    keep = rng.integers(0, 100, size=shape) >= round(100 * p)
    return np.where(keep, 1 / (1 - p), 0.0)
