# shows: nothing
# A thousand draws, repeated.
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    u = np.resize(rng.random(1000), shape) if shape else rng.random()
    return np.where(u >= p, 1 / (1 - p), 0.0)
