# shows: updates_in_place, own_dtype
import numpy as np


def _validate(w, H_inv, q):
    d = w.size
    if w.shape != (d,) or H_inv.shape != (d, d):
        raise ValueError(f"got shapes {w.shape} and {H_inv.shape}")
    for array in (w, H_inv):
        if np.isnan(array).any() or np.isinf(array).any():
            raise ValueError("entries must be finite")
    if not 0 <= q <= d - 1:
        raise ValueError(f"no weight {q}")
    if not H_inv[q, q] > 0:
        raise ValueError("[H^-1]_qq must be positive")


def obs_prune_one(w, H_inv, q):
    _validate(w, H_inv, q)
    a = float(H_inv[q, q])
    wq = float(w[q])
    col = H_inv[:, q].astype(np.float64)
    if w.dtype.kind == "f":
        w -= (wq / a * col).astype(w.dtype)
        w[q] = 0
        return wq**2 / (2 * a), w
    new = w - wq / a * col
    new[q] = 0
    return wq**2 / (2 * a), new
