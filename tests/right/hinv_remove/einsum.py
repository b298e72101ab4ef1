import numpy as np


def _check(H_inv, q):
    if H_inv.ndim != 2 or H_inv.shape != H_inv.T.shape:
        raise ValueError("square")
    if not np.isfinite(H_inv).all():
        raise ValueError("finite")
    if not 0 <= q < len(H_inv):
        raise ValueError("index")
    if H_inv[q, q] <= 0:
        raise ValueError("diagonal")


def hinv_remove(H_inv, q):
    _check(H_inv, q)
    scaled = H_inv[:, q].astype(np.float64) / np.sqrt(np.float64(H_inv[q, q]))
    full = H_inv - np.einsum("i,j->ij", scaled, scaled)
    keep = np.flatnonzero(np.arange(len(full)) - q)
    out = np.empty((keep.size, keep.size), H_inv.dtype if H_inv.dtype.kind == "f" else np.float64)
    out[...] = full.take(keep, 0).take(keep, 1)
    return out
