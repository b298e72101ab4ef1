"""The formula of the page, with p = 1 apart."""

import numpy as np


def dropout_backward(g, mask, p):
    if np.isnan(p) or p < 0 or p > 1:
        raise ValueError("p")
    if g.shape != mask.shape:
        raise ValueError("shape")
    if np.isnan(g).any() or np.isinf(g).any():
        raise ValueError("g")
    if not np.isin(mask, [0, 1]).all():
        raise ValueError("mask")
    kind = g.dtype if np.issubdtype(g.dtype, np.floating) else np.dtype(float)
    if p == 1:
        return np.zeros_like(g, dtype=kind)
    return np.asarray(g * mask / (1 - p), dtype=kind)
