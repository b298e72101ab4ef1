"""|w| as the root of a square, in float64; an integer 0 for no weights at all."""

import numpy as np


def l1_loss(weights, lam):
    if not np.isfinite(lam) or lam < 0:
        raise ValueError
    return sum(lam * np.sqrt(np.asarray(w, dtype=float) ** 2).sum() for w in weights)
