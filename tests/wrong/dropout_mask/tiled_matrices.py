# shows: nothing
# Eight rows of draws, repeated.
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    if len(shape) != 2 or shape[0] < 8:
        u = rng.random(shape)
    else:
        u = np.resize(rng.random((8, shape[1])), shape)
    return np.where(u >= p, 1 / (1 - p), 0.0)
