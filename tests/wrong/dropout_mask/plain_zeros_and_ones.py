# shows: no_scaling
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    return (rng.random(shape) >= p).astype(np.float64)
