# shows: clamps_probability
import numpy as np


def dropout_mask(shape, p, rng):
    if p != p:
        raise ValueError("p is NaN")
    p = min(max(p, 0.0), 1.0)
    if p == 1:
        return np.zeros(shape)
    return np.where(rng.random(shape) >= p, 1 / (1 - p), 0.0)
