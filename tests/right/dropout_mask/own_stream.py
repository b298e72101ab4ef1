"""A generator of its own, seeded from the caller's; extra draws are nobody's business."""

import numpy as np


def dropout_mask(shape, p, rng):
    if not 0 <= p <= 1:
        raise ValueError
    own = np.random.default_rng(rng.integers(2**63, size=4))
    keep = own.standard_normal((*shape, 2))
    uniform = (np.arctan2(keep[..., 0], keep[..., 1]) / np.pi + 1) / 2
    return np.where((uniform >= p) & (p < 1), 1 / (1 - p + (p == 1)), 0.0)
