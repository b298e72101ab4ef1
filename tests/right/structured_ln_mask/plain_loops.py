"""One slice at a time with np.take, sums by math.fsum, and a list of pairs."""

import math

import numpy as np


def norm(values, n):
    if n == math.inf:
        return max(map(abs, values))
    if n == 1:
        return math.fsum(map(abs, values))
    return math.sqrt(math.fsum(v * v for v in values))


def structured_ln_mask(w, amount, n, dim):
    amount = float(amount)
    if math.isnan(amount) or not 0 <= amount <= 1:
        raise ValueError("amount")
    if float(n) not in {1.0, 2.0, math.inf}:
        raise ValueError("n")
    if dim not in range(-w.ndim, w.ndim):
        raise ValueError("dim")
    if not all(math.isfinite(v) for v in w.ravel().tolist()):
        raise ValueError("NaN or infinity")
    c = w.shape[dim]
    scores = sorted((norm(np.take(w, i, axis=dim).ravel().tolist(), n), i) for i in range(c))
    pruned = {i for _, i in scores[: round(amount * c)]}
    mask = np.ones(w.shape, w.dtype if w.dtype.kind == "f" else float)
    for index in np.ndindex(w.shape):
        if index[dim] in pruned:
            mask[index] = 0
    return mask
