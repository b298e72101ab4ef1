# shows: keep_probability
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    return np.where(rng.random(shape) < p, 1 / p if p else 0.0, 0.0)
