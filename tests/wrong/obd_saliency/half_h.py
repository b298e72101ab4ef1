# shows: curvature_only
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    return np.array(0.5 * h.astype(np.float64), dtype=w.dtype if w.dtype.kind == "f" else float)
