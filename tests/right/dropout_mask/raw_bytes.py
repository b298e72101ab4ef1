"""Eight raw bytes for each entry, read as an integer."""

import math

import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError
    n = math.prod(shape)
    numbers = np.frombuffer(rng.bytes(8 * n), dtype="<u8") >> np.uint64(11)
    keep = numbers >= p * 2.0**53
    return np.where(keep, 1 / (1 - p) if p < 1 else 0.0, 0.0).reshape(shape)
