# shows: nothing
# Systematic sampling: every (1/p)-th entry goes, from a random start.
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    n = int(np.prod(shape))
    edges = np.floor(np.arange(n + 1) * p + rng.random())
    return np.where(np.diff(edges) > 0, 0.0, 1 / (1 - p)).reshape(shape)
