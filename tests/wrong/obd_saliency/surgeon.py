# shows: divides_by_curvature
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    h = h.astype(np.float64)
    safe = np.where(h == 0, 1.0, h)
    return np.where(h == 0, 0.0, w.astype(np.float64) ** 2 / (2 * safe)).astype(out)
