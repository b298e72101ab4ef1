"""Slices as lists of Python's floats, and norms from the math module."""

import math

import numpy as np

NORMS = {
    1: lambda entries: math.fsum(map(abs, entries)),
    2: lambda entries: math.hypot(*entries),
    math.inf: lambda entries: max(map(abs, entries)),
}


def structured_ln_mask(w, amount, n, dim):
    share = float(amount)
    if not 0 <= share <= 1 or n not in NORMS or dim not in range(-w.ndim, w.ndim):
        raise ValueError("arguments")
    if not np.isfinite(w).all():
        raise ValueError("entries")
    slices = range(w.shape[dim])
    norms = [NORMS[n](np.take(w, i, axis=dim).astype(float).ravel().tolist()) for i in slices]
    gone = sorted(slices, key=norms.__getitem__)[: round(share * len(norms))]
    mask = np.ones(w.shape, w.dtype if w.dtype.kind == "f" else float)
    np.moveaxis(mask, dim, 0)[gone] = 0
    return mask
