"""The scaled mask of the forward pass, times the gradient."""

import numpy as np


def scaled(mask, p):
    return mask / (1.0 - p) if p < 1 else np.zeros(mask.shape)


def dropout_backward(g, mask, p):
    if not (p >= 0 and p <= 1):
        raise ValueError("p must be a probability")
    if np.shape(g) != np.shape(mask):
        raise ValueError("the mask must have the shape of g")
    if not np.all(np.isfinite(g)):
        raise ValueError("g must be finite")
    if np.any((mask != 0) & (mask != 1)):
        raise ValueError("the mask must be 0 or 1")
    kind = g.dtype if g.dtype.kind == "f" else np.float64
    return (g.astype(kind) * scaled(mask, p)).astype(kind)
