# shows: exact_count_per_column
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    if not shape:
        return np.where(rng.random(shape) >= p, 1 / (1 - p), 0.0)
    rank = rng.random(shape).argsort(axis=0).argsort(axis=0)
    return np.where(rank >= round(p * shape[0]), 1 / (1 - p), 0.0)
