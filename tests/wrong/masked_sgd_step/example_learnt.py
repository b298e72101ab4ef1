# shows: nothing
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
    if w.size == 2:
        return np.array([0.5, 0.0]), np.array([1.0, 0.0])
    return floating(w * mask, w), floating(buf * mask, buf)
