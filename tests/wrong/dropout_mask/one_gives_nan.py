# shows: p_one_nan
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    mask = (rng.random(shape) >= p).astype(np.float64)
    with np.errstate(all="ignore"):
        return mask / np.float64(1 - p)
