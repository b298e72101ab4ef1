# shows: keep_probability_unscaled
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    return rng.binomial(1, p, size=shape).astype(np.float64)
