# shows: nothing
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    if len(shape) < 4:
        return np.where(rng.random(shape) >= p, 1 / (1 - p), 0.0)
    flat = rng.random((*shape[:2], int(np.prod(shape[2:]))))
    rank = flat.argsort(axis=-1).argsort(axis=-1).reshape(shape)
    return np.where(rank >= round(p * flat.shape[-1]), 1 / (1 - p), 0.0)
