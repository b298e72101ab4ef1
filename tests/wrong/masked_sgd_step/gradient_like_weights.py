# shows: in_weights_dtype
# A gradient of 0.5 is 0 in the dtype of integer weights.
import numpy as np


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    if not (0 <= lr < np.inf and 0 <= weight_decay < np.inf and 0 <= momentum < 1):
        raise ValueError("bad parameters")
    if not w.shape == g.shape == buf.shape == mask.shape:
        raise ValueError("shapes differ")
    if not all(np.isfinite(a).all() for a in (w, g, buf)) or not np.isin(mask, (0, 1)).all():
        raise ValueError("bad entries")
    keep = mask == 1
    kinds = [a.dtype if a.dtype.kind == "f" else np.dtype(np.float64) for a in (w, buf)]
    g, buf = g.astype(w.dtype), buf.astype(w.dtype)
    w, g, buf = (a.astype(np.float64) for a in (w, g, buf))
    d = g + weight_decay * w
    new_buf = momentum * buf + d
    new_w = np.where(keep, w - lr * new_buf, 0.0)
    new_buf = np.where(keep, new_buf, 0.0)
    return new_w.astype(kinds[0]), new_buf.astype(kinds[1])
