# shows: asserts
import math

import numpy as np


def l1_loss(weights, lam):
    assert lam >= 0 and math.isfinite(lam), "lam must be finite and not negative"
    return float(lam * sum(np.abs(w.astype(np.float64)).sum() for w in weights))
