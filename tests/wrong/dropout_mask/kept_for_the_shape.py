# shows: nothing
# A mask that is made once for each shape.
import numpy as np


_masks = {}


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    if (shape, p) not in _masks:
        _masks[shape, p] = np.where(rng.random(shape) >= p, 1 / (1 - p), 0.0)
    return _masks[shape, p].copy()
