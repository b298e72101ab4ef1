"""Bernoulli draws; the generator itself refuses a bad p."""

import numpy as np


def dropout_mask(shape, p, rng):
    keep = rng.binomial(1, 1 - p, size=shape)
    return np.asarray(keep / (1 - p) if p < 1 else keep * 0.0)
