# shows: shared_in_high_ranks
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    keep = np.broadcast_to(rng.random(shape if len(shape) < 5 else (*shape[:2], 1, 1, 1)) >= p, shape)
    return np.where(keep, 1 / (1 - p), 0.0)
