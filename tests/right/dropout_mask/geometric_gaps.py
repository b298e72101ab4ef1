"""The gaps between dropped entries are geometric; so each entry is dropped on its own."""

import math

import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError(f"p = {p}")
    n = math.prod(shape)
    if p == 1:
        return np.zeros(shape)
    mask = np.full(n, 1 / (1 - p))
    at = -1
    while p > 0:
        at += int(rng.geometric(p))
        if at >= n:
            break
        mask[at] = 0
    return mask.reshape(shape)
