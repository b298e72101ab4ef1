# shows: ignores_generator
import numpy as np


_rngs = []


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    if not _rngs:
        _rngs.append(rng)
    return np.where(_rngs[0].random(shape) >= p, 1 / (1 - p), 0.0)
