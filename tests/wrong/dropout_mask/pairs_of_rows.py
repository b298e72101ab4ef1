# shows: nothing
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    u = rng.random(shape)
    if u.ndim > 1:
        u[1::2] = u[: 2 * (shape[0] // 2) : 2]
    return np.where(u >= p, 1 / (1 - p), 0.0)
