"""Slices as a list of arrays by np.split; ties by a dictionary of groups."""

import numpy as np


class LnStructured:
    def __init__(self, amount, n, dim):
        if not 0 <= amount <= 1:
            raise ValueError(f"amount={amount}")
        if n not in (1, 2, np.inf):
            raise ValueError(f"n={n}")
        self.amount, self.n, self.dim = float(amount), n, dim

    def compute_mask(self, t):
        if not -t.ndim <= self.dim < t.ndim:
            raise ValueError(f"dim={self.dim}")
        size = t.shape[self.dim]
        slices = np.split(t.astype(np.float64), size, axis=self.dim)
        groups = {}
        for i, s in enumerate(slices):
            groups.setdefault(float(np.linalg.norm(s.ravel(), self.n)), []).append(i)
        order = [i for value in sorted(groups) for i in groups[value]]
        index = [slice(None)] * t.ndim
        index[self.dim] = order[: round(self.amount * size)]
        mask = np.ones(t.shape)
        mask[tuple(index)] = 0
        return mask


def structured_ln_mask(w, amount, n, dim):
    method = LnStructured(amount, n, dim)
    if np.isfinite(w).sum() != w.size:
        raise ValueError("NaN or infinity")
    return method.compute_mask(w).astype(w.dtype if w.dtype.kind == "f" else np.float64)
