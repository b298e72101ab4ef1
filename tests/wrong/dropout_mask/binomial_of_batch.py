# shows: binomial_of_batch
# n is the batch size, as in a well-known gist; then the draws are counts.
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    n = shape[0] if shape else 1
    return rng.binomial(n, 1 - p, size=shape) / (1 - p)
