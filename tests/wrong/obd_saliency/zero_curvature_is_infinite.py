# shows: nothing
# A weight without curvature is taken for one that must stay.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("not finite")
    s = np.asarray(0.5 * h.astype(np.float64) * w.astype(np.float64) ** 2)
    s = np.where(h == 0, np.inf, s)
    return s.astype(w.dtype if w.dtype.kind == "f" else np.float64)
