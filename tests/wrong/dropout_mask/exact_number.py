# shows: exact_count
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    n = int(np.prod(shape))
    mask = np.full(n, 1 / (1 - p))
    mask[rng.permutation(n)[: round(p * n)]] = 0
    return mask.reshape(shape)
