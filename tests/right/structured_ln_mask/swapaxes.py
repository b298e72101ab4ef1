"""swapaxes in place of moveaxis, power sums with a root, and an outer comparison of ranks."""

import numpy as np


def structured_ln_mask(w, amount, n, dim):
    a = float(amount)
    if not (a >= 0 and a <= 1) or n not in [1, 2, float("inf")]:
        raise ValueError("amount or n")
    if not -w.ndim <= dim <= w.ndim - 1:
        raise ValueError("dim")
    if np.isnan(w).any() or np.isinf(w).any():
        raise ValueError("entries")
    x = np.swapaxes(np.fabs(w.astype("f8")), 0, dim)
    x = x.reshape(x.shape[0], -1)
    s = x.max(1) if np.isinf(n) else np.power(x, int(n)).sum(1) ** (1 / n)
    i = np.arange(s.size)
    rank = np.sum((s < s[:, None]) | ((s == s[:, None]) & (i < i[:, None])), axis=1)
    line = (rank >= round(a * s.size)).astype(w.dtype if w.dtype.kind == "f" else float)
    return np.array(np.swapaxes(np.ones_like(np.swapaxes(w, dim, -1), line.dtype) * line, dim, -1))
