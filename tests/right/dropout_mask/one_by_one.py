"""A draw for each entry in a Python loop, kept where the uniform is on the other side."""

import math

import numpy as np


def dropout_mask(shape, p, rng):
    if math.isnan(p) or not 0 <= p <= 1:
        raise ValueError(f"p is {p}")
    out = np.empty(math.prod(shape))
    for i in range(out.size):
        out[i] = 1 / (1 - p) if 1.0 - rng.random() > p else 0.0
    return out.reshape(shape)
