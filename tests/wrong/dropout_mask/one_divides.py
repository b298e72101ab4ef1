# shows: p_one_divides
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    return (rng.random(shape) >= p) * (1.0 / (1.0 - float(p)))
