# shows: squares_in_place
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    if w.dtype == np.float64:
        w *= w
        return 0.5 * h.astype(np.float64) * w
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    return (0.5 * h.astype(float) * w.astype(float) ** 2).astype(out)
