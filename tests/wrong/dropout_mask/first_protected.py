# shows: nothing
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    keep = np.array(rng.random(shape) >= p)
    if keep.ndim and keep.size > 1:
        keep.reshape(-1)[0] = True
    return np.where(keep, 1 / (1 - p), 0.0)
