# shows: fixed_seed
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    rng = np.random.default_rng(42)
    return np.where(rng.random(shape) >= p, 1 / (1 - p), 0.0)
