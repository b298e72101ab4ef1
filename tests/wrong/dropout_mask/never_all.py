# shows: nothing
# At least one unit stays alive.
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    keep = rng.random(shape) >= p
    if keep.size and not keep.any():
        keep = np.ones(shape, bool)
    return np.where(keep, 1 / (1 - p), 0.0)
