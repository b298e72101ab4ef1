"""Entry by entry in Python numbers."""

import math

import numpy as np


def flat(array):
    return np.asarray(array).ravel().tolist()


def kind(array):
    return array.dtype if np.issubdtype(array.dtype, np.floating) else np.dtype(np.float64)


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    for number in (lr, momentum, weight_decay):
        if math.isnan(number) or math.isinf(number) or number < 0:
            raise ValueError("parameters must be finite and not negative")
    if momentum >= 1:
        raise ValueError("momentum must be below 1")
    if len({np.shape(a) for a in (w, g, buf, mask)}) > 1:
        raise ValueError("shapes")
    if any(not math.isfinite(x) for a in (w, g, buf, mask) for x in flat(a)):
        raise ValueError("NaN or infinity")
    if any(m not in (0, 1) for m in flat(mask)):
        raise ValueError("mask")
    new_w, new_buf = [], []
    for a, b, c, m in zip(flat(w), flat(g), flat(buf), flat(mask), strict=True):
        c = float(momentum) * c + (b + float(weight_decay) * a)
        new_w.append(a - float(lr) * c if m else 0.0)
        new_buf.append(c if m else 0.0)
    return (
        np.array(new_w, kind(w)).reshape(w.shape),
        np.array(new_buf, kind(buf)).reshape(buf.shape),
    )
