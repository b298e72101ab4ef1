"""The positive part minus the negative part, in extended precision."""

import numpy as np


def l1_loss(weights, lam):
    if not np.isfinite(lam) or (np.signbit(lam) and lam != 0):
        raise ValueError(lam)
    total = np.longdouble(0)
    for w in weights:
        wide = np.asarray(w, dtype=np.longdouble)
        total += np.maximum(wide, 0).sum() - np.minimum(wide, 0).sum()
    return float(total) * float(lam)
