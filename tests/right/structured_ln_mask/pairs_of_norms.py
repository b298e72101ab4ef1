"""Reductions over all other axes; ranks by comparing all pairs."""

import numpy as np

REDUCE = {
    1.0: lambda a, axes: np.sum(a, axis=axes),
    2.0: lambda a, axes: np.sum(a * a, axis=axes),
    float("inf"): lambda a, axes: np.max(a, axis=axes),
}


class Pruner:
    def __init__(self, n, dim):
        self.reduce = REDUCE.get(float(n))
        if self.reduce is None:
            raise ValueError("n must be 1, 2 or infinity")
        self.dim = dim

    def keep(self, w, amount):
        a = np.abs(np.asarray(w, dtype=np.float64))
        axes = tuple(i for i in range(w.ndim) if i != self.dim % w.ndim)
        s = self.reduce(a, axes)
        index = np.arange(s.size)
        before = (s[:, None] > s) | ((s[:, None] == s) & (index[:, None] > index))
        return before.sum(axis=1) >= round(float(amount) * s.size)


def structured_ln_mask(w, amount, n, dim):
    if not 0 <= amount <= 1:
        raise ValueError("amount")
    pruner = Pruner(n, dim)
    if dim not in range(-w.ndim, w.ndim):
        raise ValueError("dim")
    if not np.isfinite(w).all():
        raise ValueError("w")
    kept = np.flatnonzero(pruner.keep(w, amount))
    mask = np.zeros_like(w, dtype=w.dtype if w.dtype.kind == "f" else float, order="C")
    where = [slice(None)] * w.ndim
    where[dim] = kept
    mask[tuple(where)] = 1
    return mask
