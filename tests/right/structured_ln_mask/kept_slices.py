"""Chooses what stays: the largest norms by a stable sort of the reversed order."""

import numpy as np


def structured_ln_mask(w, amount, n, dim):
    if not 0 <= amount <= 1:
        raise ValueError("amount")
    if n not in {1, 2, np.inf}:
        raise ValueError("n")
    try:
        rows = np.moveaxis(np.array(w, np.float64), dim, -1)
    except np.exceptions.AxisError as error:
        raise ValueError("dim") from error
    if not np.isfinite(rows).all():
        raise ValueError("entries")
    rows = rows.reshape(-1, w.shape[dim])
    norms = np.linalg.norm(rows, n, axis=0)
    stay = norms.size - round(float(amount) * norms.size)
    line = np.zeros(norms.size)
    line[::-1][np.argsort(-norms[::-1], kind="stable")[:stay]] = 1
    full = np.broadcast_to(line, np.moveaxis(w, dim, -1).shape)
    return np.moveaxis(full, -1, dim).astype(w.dtype if w.dtype.kind == "f" else np.float64)
