# shows: nothing
# Every other call draws from the other side: the same state gives another mask.
import numpy as np


_last = []


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    _last[:] = [1 - _last[0]] if _last else [0]
    u = rng.random(shape)
    return np.where((u if _last[0] else 1 - u) > p, 1 / (1 - p), 0.0)
