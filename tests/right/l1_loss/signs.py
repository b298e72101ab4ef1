"""Each entry times its sign, summed over one axis after the other."""

import numpy as np


class BadStrength(ValueError):
    pass


def l1_loss(weights, lam):
    if not 0 <= lam <= 1e308:
        raise BadStrength(lam)
    total = 0.0
    for w in weights:
        parts = np.where(w < 0, -1.0, 1.0) * w
        while parts.ndim:
            parts = parts.sum(axis=0)
        total += float(parts)
    return float(lam) * total
