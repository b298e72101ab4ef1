# shows: shares_memory
# astype(copy=False) and a rate of 0: the answer is the caller's own array.
import numpy as np


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
    p = w if w.dtype.kind == "f" else w.astype(float)
    v = momentum * buf.astype(float) + g.astype(float) + weight_decay * p.astype(float)
    if lr > 0:
        p = p.astype(float) - lr * v
    if not mask.all():
        p, v = p * mask, v * mask
    kind = buf.dtype if buf.dtype.kind == "f" else float
    return np.asarray(p, w.dtype if w.dtype.kind == "f" else float), np.asarray(v, kind)
