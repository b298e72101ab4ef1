import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1:
        raise ValueError("w must have one axis")
    if H_inv.ndim != 2 or H_inv.shape[0] != len(w) or H_inv.shape[1] != len(w):
        raise ValueError("H_inv must be (d, d)")
    if not np.all(np.isfinite(w)) or not np.all(np.isfinite(H_inv)):
        raise ValueError("NaN or infinity")
    if q < 0 or q >= len(w):
        raise ValueError("q")
    row = H_inv[q].astype(np.float64)
    if not row[q] > 0:
        raise ValueError("pivot")
    multiplier = np.float64(w[q]) / row[q]
    new = w.astype(np.float64)
    new -= multiplier * row
    new[q] = 0
    dtype = w.dtype if w.dtype.kind == "f" else np.float64
    return 0.5 * multiplier * np.float64(w[q]), new.astype(dtype)
