"""Entry by entry with math.fsum, in Python numbers."""

import math


def l1_loss(weights, lam):
    if lam < 0 or not math.isfinite(lam):
        raise ValueError("lam must be finite and not negative")
    return lam * math.fsum(abs(x) for w in weights for x in w.ravel().tolist())
