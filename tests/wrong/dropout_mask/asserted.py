# shows: asserts
import numpy as np


def dropout_mask(shape, p, rng):
    assert 0 <= p <= 1, "p must be in [0, 1]"
    if p == 1:
        return np.zeros(shape)
    return np.where(rng.random(shape) >= p, 1 / (1 - p), 0.0)
