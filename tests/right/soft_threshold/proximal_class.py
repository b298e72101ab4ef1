"""A proximal operator as a class, as a library has it, by np.select."""

import numpy as np


class L1:
    def __init__(self, strength):
        if not strength >= 0:
            raise ValueError("strength")
        self.strength = np.float64(strength)

    def prox(self, v):
        lower, upper = v + self.strength, v - self.strength
        return np.select([upper > 0, lower < 0], [upper, lower], 0.0)


def soft_threshold(x, t):
    operator = L1(t)
    if not np.isfinite(x).all():
        raise ValueError("NaN or infinity")
    found = operator.prox(np.asarray(x, dtype=np.float64))
    return found.astype(x.dtype if x.dtype.kind == "f" else np.float64)
