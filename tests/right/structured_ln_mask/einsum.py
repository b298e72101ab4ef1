"""L2 by einsum, L1 by a reduction with ufuncs, the maximum by fmax."""

import heapq

import numpy as np


def scores(rows, n):
    if n == 1:
        return np.add.reduce(np.abs(rows), axis=1)
    if n == 2:
        return np.einsum("ij,ij->i", rows, rows)
    return np.fmax.reduce(np.abs(rows), axis=1)


def structured_ln_mask(w, amount, n, dim):
    if not 0.0 <= amount <= 1.0:
        raise ValueError("amount must be a fraction")
    if not (n == 1 or n == 2 or n == np.inf):
        raise ValueError("unknown norm")
    if w.ndim == 0 or not (-w.ndim <= dim < w.ndim):
        raise ValueError("no such axis")
    if not np.all(np.isfinite(w)):
        raise ValueError("entries must be finite")
    rows = np.rollaxis(w, dim % w.ndim).astype(np.float64)
    s = scores(rows.reshape(rows.shape[0], -1), n).tolist()
    go = heapq.nsmallest(round(float(amount) * len(s)), range(len(s)), key=lambda i: (s[i], i))
    keep = np.ones(len(s))
    keep[go] = 0
    shape = [1] * w.ndim
    shape[dim] = len(s)
    mask = np.tile(
        keep.reshape(shape), [1 if i == dim % w.ndim else d for i, d in enumerate(w.shape)]
    )
    return mask.astype(w.dtype if w.dtype.kind == "f" else np.float64)
