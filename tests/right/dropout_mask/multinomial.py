"""One trial with two outcomes for each entry; in blocks, the last rows first."""

import numpy as np


def dropout_mask(shape, p, rng):
    if p != p or p < 0 or p > 1:
        raise ValueError("p")
    if p == 1:
        return np.zeros(shape)
    kept = rng.multinomial(1, [p, 1 - p], size=shape)[..., 1]
    return np.flip(kept) / (1 - p)
