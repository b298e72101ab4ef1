# shows: absolute_curvature
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    # a saliency can't be negative
    return np.abs(h.astype(float) * w.astype(float) ** 2 / 2).astype(out)
