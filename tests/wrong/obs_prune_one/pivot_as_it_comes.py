# shows: pivot_unchecked
import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.size, w.size):
        raise ValueError("shapes")
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("NaN or infinity")
    if not 0 <= q < w.size:
        raise ValueError("q")
    a = np.float64(H_inv[q, q])
    with np.errstate(all="ignore"):
        new = w - np.float64(w[q]) / a * H_inv[:, q].astype(float)
        new[q] = 0.0
        saliency = np.float64(w[q]) ** 2 / (2 * a)
    return float(saliency), new.astype(w.dtype if w.dtype.kind == "f" else float)
