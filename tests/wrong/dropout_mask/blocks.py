# shows: nothing
# DropBlock: squares go together.
import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1]")
    if p == 1:
        return np.zeros(shape)
    if len(shape) < 2:
        return np.where(rng.random(shape) >= p, 1 / (1 - p), 0.0)
    u = rng.random(tuple(-(-s // 2) for s in shape[-2:]))
    u = np.broadcast_to(u.repeat(2, 0).repeat(2, 1)[: shape[-2], : shape[-1]], shape)
    return np.where(u >= p, 1 / (1 - p), 0.0)
