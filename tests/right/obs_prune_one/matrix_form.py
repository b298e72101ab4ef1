import numpy as np


def obs_prune_one(w, H_inv, q):
    if w.ndim != 1 or H_inv.shape != (w.shape[0], w.shape[0]):
        raise ValueError("shapes")
    if not (np.isfinite(w).all() and np.isfinite(H_inv).all()):
        raise ValueError("finite")
    if q < 0 or q > w.shape[0] - 1:
        raise ValueError("q")
    inverse = H_inv.astype(np.float64)
    unit = np.eye(w.shape[0])[q]
    pivot = unit @ inverse @ unit
    if pivot <= 0:
        raise ValueError("pivot")
    delta = -(unit @ w) / pivot * (inverse @ unit)
    new = np.where(unit == 1, 0.0, w + delta)
    saliency = np.square(unit @ w) / (2 * pivot)
    return saliency, new.astype(w.dtype if w.dtype.kind == "f" else np.float64)
