import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if p == 1:
        return np.zeros(shape)
    return rng.choice(np.array([0, 1 / (1 - p)]), size=shape, p=[p, 1 - p]) * np.ones(shape)
