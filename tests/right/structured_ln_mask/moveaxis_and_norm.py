"""Moves the axis to the front and lets np.linalg.norm take the rows' norms."""

import numpy as np


def structured_ln_mask(w, amount, n, dim):
    if not 0 <= amount <= 1:
        raise ValueError("amount")
    if n != 1 and n != 2 and n != np.inf:
        raise ValueError("n")
    if dim < -w.ndim or dim >= w.ndim:
        raise ValueError("dim")
    if not np.isfinite(w).all():
        raise ValueError("entries")
    rows = np.moveaxis(w.astype(np.float64), dim, 0)
    norms = np.linalg.norm(rows.reshape(len(rows), -1), ord=n, axis=1)
    order = np.argsort(norms, kind="stable")[: round(float(amount) * len(rows))]
    mask = np.ones(w.shape, w.dtype if w.dtype.kind == "f" else np.float64)
    np.moveaxis(mask, dim, 0)[order] = 0
    return mask
