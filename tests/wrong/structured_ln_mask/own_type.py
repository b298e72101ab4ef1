# shows: own_dtype
import numpy as np


def structured_ln_mask(w, amount, n, dim):
    if not 0 <= amount <= 1:
        raise ValueError("amount")
    if n not in (1, 2, np.inf):
        raise ValueError("n")
    if not -w.ndim <= dim < w.ndim:
        raise ValueError("dim")
    if not np.isfinite(w).all():
        raise ValueError("w must be finite")
    kind = w.dtype if w.dtype.kind == "f" else np.float64
    with np.errstate(all="ignore"):
        a = np.moveaxis(np.abs(w), dim, 0).reshape(w.shape[dim], -1)
        norms = a.max(axis=1) if n == np.inf else (a**n).sum(axis=1)
    k = round(float(amount) * len(norms))
    mask = np.ones(w.shape, kind)
    np.moveaxis(mask, dim, 0)[np.argsort(norms, kind="stable")[:k]] = 0
    return mask
