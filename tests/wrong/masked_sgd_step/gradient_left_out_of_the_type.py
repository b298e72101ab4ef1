# shows: nothing
"""The dtype that NumPy gives for the arrays together; only survivors are computed."""

import numpy as np


class SGD:
    def __init__(self, lr, momentum, weight_decay):
        if not 0 <= lr < np.inf:
            raise ValueError("lr")
        if not 0 <= momentum < 1:
            raise ValueError("momentum")
        if not 0 <= weight_decay < np.inf:
            raise ValueError("weight_decay")
        self.lr, self.momentum, self.weight_decay = float(lr), float(momentum), float(weight_decay)

    def step(self, p, g, b):
        b = b * self.momentum + (g + p * self.weight_decay)
        return p - b * self.lr, b


def floats(a):
    return a if np.issubdtype(a.dtype, np.floating) else a.astype(np.float64)


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    rule = SGD(lr, momentum, weight_decay)
    if (w.shape, w.shape, w.shape) != (g.shape, buf.shape, mask.shape):
        raise ValueError("shape")
    if not all(np.all(np.isfinite(a)) for a in (w, g, buf)):
        raise ValueError("finite")
    on = mask == 1
    if not np.array_equal(on, mask != 0):
        raise ValueError("mask")
    w, g, buf = floats(w), floats(g), floats(buf)
    common = np.result_type(w, buf, np.float32)
    p, b = rule.step(*(a[on].astype(common) for a in (w, g, buf)))
    new_w, new_b = np.zeros(w.shape, w.dtype), np.zeros(buf.shape, buf.dtype)
    new_w[on], new_b[on] = p, b
    return new_w, new_b
