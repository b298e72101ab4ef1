# shows: ignores_generator
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    keep = np.random.default_rng().random(shape) >= p
    return np.where(keep, 1 / (1 - p), 0.0)
