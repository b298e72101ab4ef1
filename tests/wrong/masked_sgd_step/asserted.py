# shows: nothing
import numpy as np


def floating(x, like):
    return np.asarray(x).astype(like.dtype if like.dtype.kind == "f" else np.float64)


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    assert 0 <= lr < np.inf and 0 <= momentum < 1 and 0 <= weight_decay < np.inf
    assert w.shape == g.shape == buf.shape == mask.shape
    assert all(np.isfinite(a).all() for a in (w, g, buf)) and np.isin(mask, [0, 1]).all()
    p, d, v = w.astype(np.float64), g.astype(np.float64), buf.astype(np.float64)
    d = d + weight_decay * p
    v = momentum * v + d
    p = p - lr * v
    p, v = p * mask, v * mask
    return floating(p, w), floating(v, buf)
