# shows: realised_scale
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    keep = rng.random(shape) >= p
    return keep * (keep.size / max(1, keep.sum())) * 1.0
