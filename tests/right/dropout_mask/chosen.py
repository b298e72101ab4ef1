"""rng.choice between the two values, with their probabilities."""

import numpy as np


def dropout_mask(shape, p, rng):
    if np.isnan(p) or p < 0 or p > 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    return rng.choice([0.0, 1 / (1 - p)], size=shape, p=[p, 1 - p])
