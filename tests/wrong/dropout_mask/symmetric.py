# shows: nothing
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    u = rng.random(shape)
    if u.ndim == 2 and shape[0] == shape[1]:
        u = np.triu(u) + np.triu(u, 1).T
    return np.where(u >= p, 1 / (1 - p), 0.0)
