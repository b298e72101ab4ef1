# shows: ignores_generator
import random

import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    flat = [random.random() >= p for _ in range(int(np.prod(shape)))]
    return np.array(flat, dtype=bool).reshape(shape) / (1 - p)
