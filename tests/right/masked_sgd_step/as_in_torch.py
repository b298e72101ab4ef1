"""The lines of torch.optim.SGD in NumPy, then both results are multiplied by the mask."""

import numpy as np


class SGD:
    def __init__(self, lr, momentum, weight_decay):
        if not (lr >= 0 and np.isfinite(lr)):
            raise ValueError(f"invalid learning rate: {lr}")
        if not 0 <= momentum < 1:
            raise ValueError(f"invalid momentum: {momentum}")
        if not (weight_decay >= 0 and np.isfinite(weight_decay)):
            raise ValueError(f"invalid weight_decay: {weight_decay}")
        self.lr, self.momentum, self.weight_decay = lr, momentum, weight_decay

    def step(self, param, grad, momentum_buffer):
        if self.weight_decay != 0:
            grad = grad + self.weight_decay * param
        momentum_buffer = self.momentum * momentum_buffer + grad
        return param - self.lr * momentum_buffer, momentum_buffer


def masked_sgd_step(w, g, buf, mask, lr, momentum, weight_decay):
    optimiser = SGD(float(lr), float(momentum), float(weight_decay))
    if not w.shape == g.shape == buf.shape == mask.shape:
        raise ValueError("shapes differ")
    if not all(np.isfinite(a).all() for a in (w, g, buf)):
        raise ValueError("entries must be finite")
    if not ((mask == 0) | (mask == 1)).all():
        raise ValueError("mask must be binary")
    wide = [np.array(a, np.float64) for a in (w, g, buf)]
    results = optimiser.step(*wide)
    kinds = [a.dtype if a.dtype.kind == "f" else np.float64 for a in (w, buf)]
    return tuple(np.asarray(r * mask).astype(k) for r, k in zip(results, kinds, strict=True))
