# shows: float32_mask
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    return ((rng.random(shape) >= p) / (1 - p)).astype(np.float32)
