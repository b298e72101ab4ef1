"""Computes at the survivors alone and scatters the results into arrays of zeros."""

import numpy as np


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    ok = 0 <= lr < np.inf and 0 <= momentum < 1 and 0 <= weight_decay < np.inf
    if not ok or any(a.shape != w.shape for a in (g, buf, mask)):
        raise ValueError("parameters or shapes")
    if not np.isfinite([w.astype(float), g.astype(float), buf.astype(float)]).all():
        raise ValueError("entries")
    if np.setdiff1d(mask, [0, 1]).size:
        raise ValueError("mask")
    alive = mask.astype(bool)
    old = w[alive].astype(np.float64)
    b = buf[alive] * np.float64(momentum) + g[alive] + np.float64(weight_decay) * old
    out_w = np.zeros(w.shape, w.dtype if w.dtype.kind == "f" else float)
    out_b = np.zeros(w.shape, buf.dtype if buf.dtype.kind == "f" else float)
    out_w[alive] = old - np.float64(lr) * b
    out_b[alive] = b
    return out_w, out_b
