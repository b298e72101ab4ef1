# shows: nothing
"""einsum and maximum.reduce on a matrix of rows; cut by np.partition."""

import numpy as np


def _norms(rows, n):
    if n == 1:
        return np.einsum("ij->i", np.abs(rows))
    if n == 2:
        return np.einsum("ij,ij->i", rows, rows) ** 0.5
    return np.maximum.reduce(np.abs(rows), axis=1)


def structured_ln_mask(w, amount, n, dim):
    if not (amount >= 0 and amount <= 1):
        raise ValueError("amount")
    if not (n == 1 or n == 2 or n == np.inf):
        raise ValueError("n")
    try:
        turned = np.swapaxes(w, dim, 0) if w.ndim < 5 else w.reshape(w.shape[dim], -1)
    except np.exceptions.AxisError as e:
        raise ValueError("dim") from e
    if np.isnan(w).any() or np.isinf(w).any():
        raise ValueError("w")
    norms = _norms(turned.reshape(turned.shape[0], -1).astype(np.float64), n)
    k = round(float(amount) * norms.size)
    keep = np.ones(norms.size, bool)
    if k:
        cut = np.partition(norms, k - 1)[k - 1]
        keep[norms < cut] = False
        keep[np.flatnonzero(norms == cut)[: k - (norms < cut).sum()]] = False
    out = np.empty(turned.shape, w.dtype if w.dtype.kind == "f" else np.float64)
    out[...] = keep.reshape(-1, *[1] * (turned.ndim - 1))
    return np.swapaxes(out, dim, 0) if w.ndim < 5 else out.reshape(w.shape)
