# shows: decoupled_decay
import numpy as np


def floating(x, like):
    return np.asarray(x).astype(like.dtype if like.dtype.kind == "f" else np.float64)


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    if not 0 <= lr < np.inf or not 0 <= momentum < 1 or not 0 <= weight_decay < np.inf:
        raise ValueError("lr, momentum or weight_decay")
    if not w.shape == g.shape == buf.shape == mask.shape:
        raise ValueError("shapes differ")
    for a in (w, g, buf):
        if not np.isfinite(a).all():
            raise ValueError("entries must be finite")
    if not np.isin(mask, [0, 1]).all():
        raise ValueError("mask must be 0/1")
    p, d, v = w.astype(np.float64), g.astype(np.float64), buf.astype(np.float64)
    v = momentum * v + d
    p = p - lr * (v + weight_decay * p)
    p, v = p * mask, v * mask
    return floating(p, w), floating(v, buf)
