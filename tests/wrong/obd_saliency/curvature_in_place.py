# shows: nothing
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    h = np.asarray(h, dtype=np.float64)  # no copy where it is float64 already
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    h *= 0.5
    return np.asarray(h * w.astype(np.float64) ** 2).astype(out)
