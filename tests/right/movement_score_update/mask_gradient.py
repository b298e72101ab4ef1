"""The chain rule step by step: dL/dM is g * W, and dL/dS is taken to be that."""

import numpy as np


def straight_through(grad_mask):
    return grad_mask


class Scores:
    def __init__(self, values):
        self.dtype = values.dtype if values.dtype.kind == "f" else np.dtype("float64")
        self.values = values.astype("float64")

    def step(self, grad, lr):
        return np.asarray(self.values - lr * grad).astype(self.dtype)


def movement_score_update(S, W, g, lr):
    arrays = [S, W, g]
    if any(a.shape != S.shape for a in arrays) or not all(np.all(np.isfinite(a)) for a in arrays):
        raise ValueError("arrays")
    if np.isnan(lr) or np.isinf(lr) or lr < 0.0:
        raise ValueError("lr")
    grad_mask = np.multiply(W, g, dtype="float64")
    return Scores(S).step(straight_through(grad_mask), float(lr))
