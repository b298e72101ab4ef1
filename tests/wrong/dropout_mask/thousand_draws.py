# shows: nothing
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    n = int(np.prod(shape))
    keep = np.ones(n, bool)
    keep[:1000] = rng.random(min(n, 1000)) >= p
    return (keep / (1 - p)).reshape(shape)
