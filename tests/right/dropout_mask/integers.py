"""64-bit integers compared with a bound."""

import numpy as np


def dropout_mask(shape, p, rng):
    if not (p >= 0 and p <= 1):
        raise ValueError(p)
    bits = rng.integers(0, 2**53, size=shape)
    mask = np.zeros(shape)
    mask[bits >= p * 2**53] = 1.0
    return mask / max(1 - p, 1e-300)
