# shows: refuses_negative_curvature
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if not (np.isfinite(w).all() and np.isfinite(h).all()):
        raise ValueError("must be finite")
    if np.any(h < 0):
        raise ValueError("the Hessian must be positive semi-definite")
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    return (0.5 * h.astype(float) * w.astype(float) ** 2).astype(out)
