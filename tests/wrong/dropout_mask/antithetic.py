# shows: nothing
# Antithetic draws: the second half mirrors the first.
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    n = int(np.prod(shape))
    half = rng.random((n + 1) // 2)
    u = np.concatenate([half, 1 - half])[:n].reshape(shape)
    return np.where(u >= p, 1 / (1 - p), 0.0)
