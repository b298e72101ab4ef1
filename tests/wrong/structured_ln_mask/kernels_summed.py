# shows: nothing
# Kernel norms are added up: no Ln norm of the filter.
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
    a = w.astype(np.float64)
    if w.ndim == 4:
        a = np.linalg.norm(a.reshape(*w.shape[:2], -1), n, axis=2)
        d = dim % 4
        if d > 1:
            a, d = np.moveaxis(w.astype(np.float64), dim, 0), 0
    else:
        d = dim
    rows = np.moveaxis(a, d, 0).reshape(w.shape[dim], -1)
    norms = rows.sum(axis=1) if w.ndim == 4 and dim % 4 < 2 else np.linalg.norm(rows, n, axis=1)
    k = round(float(amount) * len(norms))
    mask = np.ones(w.shape, kind)
    np.moveaxis(mask, dim, 0)[np.argsort(norms, kind="stable")[:k]] = 0
    return mask
