"""Masks weights, gradient and buffer before the step: nothing moves a zero then."""

import numpy as np


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    if not (0 <= lr < np.inf and 0 <= momentum < 1 and 0 <= weight_decay < np.inf):
        raise ValueError("parameters")
    if not (w.shape == g.shape == buf.shape == mask.shape):
        raise ValueError("shapes")
    for a in (w, g, buf):
        if not np.isfinite(a).all():
            raise ValueError("entries")
    if set(np.unique(mask).tolist()) - {0, 1}:
        raise ValueError("mask")
    w64, g64, b64 = (np.asarray(a * mask.astype(np.float64)) for a in (w, g, buf))
    b64 = np.float64(momentum) * b64 + (g64 + np.float64(weight_decay) * w64)
    w64 = w64 - np.float64(lr) * b64
    new = np.asarray(w64, w.dtype if w.dtype.kind == "f" else np.float64)
    return new, np.asarray(b64, buf.dtype if buf.dtype.kind == "f" else np.float64)
