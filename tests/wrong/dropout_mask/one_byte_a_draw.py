# shows: nothing
# Bytes are cheap, but p is rounded to 256ths: 0.0019 becomes 0.
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    keep = rng.integers(0, 256, size=shape, dtype=np.uint8) >= round(256 * p)
    return np.where(keep, 1 / (1 - p), 0.0)
