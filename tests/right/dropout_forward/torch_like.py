"""A module with a mode, as a PyTorch user writes it."""

import numpy as np


class Dropout:
    def __init__(self, p):
        if not 0 <= p <= 1:
            raise ValueError("dropout probability has to be between 0 and 1")
        self.p, self.training = float(p), True

    def eval(self):
        self.training = False
        return self

    def __call__(self, x, u):
        if x.shape != u.shape:
            raise ValueError("one draw for each entry")
        if not np.isfinite(x).all():
            raise ValueError("x is not finite")
        if not np.logical_and(u >= 0, u < 1).all():
            raise ValueError("u is not in [0, 1)")
        kind = x.dtype if x.dtype.kind == "f" else np.float64
        if not self.training:
            return np.array(x, dtype=kind, copy=True)
        noise = (u.astype(np.float64) >= self.p).astype(np.float64)
        noise = noise * 0.0 if self.p == 1 else noise / (1 - self.p)
        return np.asarray(x * noise, dtype=kind)


def dropout_forward(x, p, u, training=True):
    layer = Dropout(p)
    return (layer if training else layer.eval())(x, u)
