"""The step as a linear map of (w, g, buf), applied by einsum."""

import numpy as np


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    lr, mu, wd = np.float64(lr), np.float64(momentum), np.float64(weight_decay)
    if not (np.isfinite(lr) and np.isfinite(wd) and lr >= 0 and wd >= 0 and 0 <= mu < 1):
        raise ValueError("parameters")
    if any(np.shape(a) != np.shape(w) for a in (g, buf, mask)):
        raise ValueError("shapes")
    state = np.stack([np.asarray(a, np.float64) for a in (w, g, buf)])
    if not np.isfinite(state).all():
        raise ValueError("entries")
    binary = np.asarray(mask, np.float64)
    if not (binary * binary == binary).all() or not np.isfinite(binary).all():
        raise ValueError("mask")
    to_buf = np.array([wd, 1.0, mu])
    to_w = np.array([1.0, 0.0, 0.0]) - lr * to_buf
    new = np.einsum("ij,j...->i...", np.stack([to_w, to_buf]), state) * binary
    kinds = (a.dtype if a.dtype.kind == "f" else np.dtype(float) for a in (w, buf))
    new_w, new_buf = (part.astype(kind) for part, kind in zip(new, kinds, strict=True))
    return new_w, new_buf
