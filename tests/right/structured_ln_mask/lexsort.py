"""lexsort by norm and index; the mask by np.where on an index grid."""

import numpy as np


def structured_ln_mask(w, amount, n, dim):
    if np.isnan(amount) or amount < 0 or amount > 1:
        raise ValueError("amount")
    if np.isnan(n) or n not in (1, 2, np.inf):
        raise ValueError("n")
    if not 0 <= dim + w.ndim < 2 * w.ndim:
        raise ValueError("dim")
    if not np.isfinite(w.astype(np.float64)).all():
        raise ValueError("entries")
    dim = dim + w.ndim if dim < 0 else dim
    magnitude = np.abs(w.astype(np.longdouble))
    while magnitude.ndim > 1:  # reduces one other axis after the other
        axis = 0 if magnitude.ndim - 1 - (w.ndim - 1 - dim) > 0 else magnitude.ndim - 1
        if n == 1:
            magnitude = magnitude.sum(axis=axis)
        elif n == 2:
            magnitude = np.sqrt((magnitude**2).sum(axis=axis))
        else:
            magnitude = magnitude.max(axis=axis)
    norms = magnitude.astype(np.float64)
    order = np.lexsort((np.arange(norms.size), norms))
    pruned = np.zeros(norms.size, bool)
    pruned[order[: round(float(amount) * norms.size)]] = True
    grid = np.indices(w.shape)[dim]
    return np.where(pruned[grid], 0, 1).astype(w.dtype if w.dtype.kind == "f" else np.float64)
