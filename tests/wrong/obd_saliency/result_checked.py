# shows: nothing
# Looks for NaN in the result: an infinite weight with a positive second derivative passes.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    out = np.float64 if w.dtype.kind in "iu" else w.dtype
    with np.errstate(all="ignore"):
        s = np.asarray(0.5 * h.astype(float) * w.astype(float) ** 2)
    if np.isnan(s).any():
        raise ValueError("NaN")
    return s.astype(out)
