# shows: accepts_infinity
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    if np.isnan(w).any() or np.isnan(h).any():
        raise ValueError("NaN")
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    with np.errstate(all="ignore"):
        return np.asarray(0.5 * h.astype(float) * w.astype(float) ** 2).astype(out)
