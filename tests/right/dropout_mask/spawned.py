"""A child of the generator for each call."""

import numpy as np


def dropout_mask(shape, p, rng):
    if not (0 <= p <= 1):
        raise ValueError("p is not a probability")
    (child,) = rng.spawn(1)
    uniform = child.uniform(size=shape)
    scale = 0.0 if p == 1 else 1 / (1 - p)
    return np.array(scale * (uniform >= p), dtype=np.float64)
