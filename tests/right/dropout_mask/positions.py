"""A binomial count and then so many positions at random: the same law as independent draws."""

import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError
    n = int(np.prod(shape, dtype=int))
    mask = np.full(n, 1 / (1 - p) if p < 1 else 0.0)
    mask[rng.permutation(n)[: rng.binomial(n, p)]] = 0
    return mask.reshape(shape)
