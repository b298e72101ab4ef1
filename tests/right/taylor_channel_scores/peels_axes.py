"""Adds up the last axis until one is left."""

import numpy as np


def taylor_channel_scores(w, g):
    if w.ndim != g.ndim or any(m != n for m, n in zip(w.shape, g.shape, strict=True)):
        raise ValueError("shapes")
    for x in (w, g):
        if not np.isfinite(x).all():
            raise ValueError("NaN or infinity")
    total = w.astype("float64") * g
    while total.ndim > 1:
        total = total.sum(axis=-1)
    return (total**2).astype(w.dtype) if w.dtype.kind == "f" else total**2
