# shows: nothing
# An empty array is returned before the shapes are compared.
import numpy as np


def obd_saliency(w, h):
    if w.size == 0:
        return np.zeros(w.shape, w.dtype if w.dtype.kind == "f" else np.float64)
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("not finite")
    s = 0.5 * h.astype(np.float64) * w.astype(np.float64) ** 2
    return np.asarray(s).astype(w.dtype if w.dtype.kind == "f" else np.float64)
