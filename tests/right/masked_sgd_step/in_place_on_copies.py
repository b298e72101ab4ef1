"""Copies first, then the in-place updates that an optimiser does."""

import numpy as np


def validate(arrays, lr, momentum, weight_decay):
    w, mask = arrays[0], arrays[3]
    problems = [
        not lr >= 0 or lr == np.inf,
        not (momentum >= 0 and momentum < 1),
        not weight_decay >= 0 or weight_decay == np.inf,
        any(a.shape != w.shape for a in arrays),
        any(not np.isfinite(a).all() for a in arrays),
    ]
    if any(problems) or not np.array_equal(mask, mask.astype(bool)):
        raise ValueError("bad input")


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    validate((w, g, buf, mask), lr, momentum, weight_decay)
    p, v = np.array(w, dtype=np.float64), np.array(buf, dtype=np.float64)
    d = np.array(g, dtype=np.float64)
    d += weight_decay * p
    v *= momentum
    v += d
    p -= lr * v
    for a in (p, v):
        np.multiply(a, mask, out=a)
    return (
        p.astype(w.dtype if w.dtype.kind == "f" else "f8"),
        v.astype(buf.dtype if buf.dtype.kind == "f" else "f8"),
    )
