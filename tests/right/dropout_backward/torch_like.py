"""An autograd function with a context, as a PyTorch user writes it."""

import numpy as np


class Context:
    def save_for_backward(self, mask, p):
        self.saved = mask, p


class Dropout:
    @staticmethod
    def backward(ctx, grad_output):
        mask, p = ctx.saved
        if p == 1:
            return np.zeros(grad_output.shape)
        return grad_output * mask.astype(np.float64) * (1 / (1 - p))


def dropout_backward(g, mask, p):
    if not 0 <= p <= 1:
        raise ValueError("dropout probability has to be between 0 and 1")
    if mask.shape != g.shape:
        raise ValueError("shapes differ")
    if not np.isfinite(g).all():
        raise ValueError("g is not finite")
    if np.logical_and(mask != 0, mask != 1).any():
        raise ValueError("the mask is not 0 or 1")
    ctx = Context()
    ctx.save_for_backward(mask, float(p))
    grad = Dropout.backward(ctx, g)
    return np.array(grad, dtype=g.dtype if g.dtype.kind == "f" else np.float64)
