"""Computes in NumPy's common type of the arrays, at least float64 where integers are."""

import numpy as np


def floating(a):
    return a if a.dtype.kind == "f" else a.astype(np.float64)


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    if not (np.isfinite([lr, momentum, weight_decay]).all() and lr >= 0 <= weight_decay):
        raise ValueError("lr or weight_decay")
    if not 0 <= momentum < 1:
        raise ValueError("momentum")
    if w.shape != g.shape or w.shape != buf.shape or w.shape != mask.shape:
        raise ValueError("shapes")
    if not (np.isfinite(w).all() and np.isfinite(g).all() and np.isfinite(buf).all()):
        raise ValueError("entries")
    if np.any((mask != 0) & (mask != 1)) or np.isnan(mask).any():
        raise ValueError("mask")
    w, g, buf = floating(w), floating(g), floating(buf)
    d = g + float(weight_decay) * w
    b = float(momentum) * buf + d
    new = w - float(lr) * b
    off = mask == 0
    new, b = np.array(new, w.dtype), np.array(b, buf.dtype)
    new[off] = 0
    b[off] = 0
    return new, b
