# shows: rejects_p_one
import numpy as np


def dropout_mask(shape, p, rng):
    if p < 0 or p >= 1 or p != p:
        raise ValueError("p must be in [0, 1)")
    return (rng.random(shape) >= p) / (1.0 - p)
