"""The rule multiplied out: w (1 - lr wd) - lr momentum buf - lr g."""

import numpy as np


class BadInput(ValueError):
    pass


def demand(condition, what):
    if not condition:
        raise BadInput(what)


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    demand(lr >= 0 and lr < float("inf"), "lr")
    demand(momentum >= 0 and momentum < 1, "momentum")
    demand(weight_decay >= 0 and weight_decay < float("inf"), "weight_decay")
    for a in (g, buf, mask):
        demand(a.shape == w.shape, "shape")
    for a in (w, g, buf):
        demand(not np.isnan(a).any() and not np.isinf(a).any(), "entries")
    demand(np.isin(mask, [0, 1]).all(), "mask")
    lr, mu, wd = float(lr), float(momentum), float(weight_decay)
    m, x, y, z = (np.asarray(a, np.float64) for a in (mask, w, g, buf))
    new_b = m * mu * z + m * y + m * wd * x
    new_w = m * (1 - lr * wd) * x - lr * mu * (m * z) - lr * (m * y)
    return in_type(new_w, w), in_type(new_b, buf)


def in_type(result, a):
    return np.array(result, a.dtype if np.issubdtype(a.dtype, np.inexact) else np.float64)
