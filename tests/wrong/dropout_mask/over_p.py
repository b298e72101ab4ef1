# shows: scaled_by_drop
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    return np.where(rng.random(shape) >= p, 1 / p if p else 1.0, 0.0)
