import numpy as np


def obs_prune_one(w, H_inv, q):
    if np.ndim(w) != 1 or H_inv.shape != w.shape * 2 or not np.isfinite(w).all() or not np.isfinite(H_inv).all():
        raise ValueError
    if q < 0 or q >= w.shape[0] or not H_inv[q, q] > 0:
        raise ValueError
    H, v = H_inv.astype(float), w.astype(float)
    e = np.eye(len(v))[q]
    lagrange = e @ v / (e @ H @ e)
    new = np.where(e == 1, 0, v - lagrange * (H @ e))
    return np.float64(0.5 * lagrange * v[q]), new.astype(w.dtype if w.dtype.kind == "f" else float)
