# shows: no_validation
import numpy as np


def dropout_mask(shape, p, rng):
    return np.where(rng.random(shape) >= p, 1 / (1 - p) if p != 1 else 0.0, 0.0)
