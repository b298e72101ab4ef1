# shows: accepts_not_finite
# NaN and infinity become zeros.
import numpy as np


def obd_saliency(w, h):
    if w.shape != h.shape:
        raise ValueError("shapes differ")
    w64 = np.nan_to_num(w.astype(np.float64))
    h64 = np.nan_to_num(h.astype(np.float64))
    s = np.asarray(0.5 * h64 * w64**2)
    return s.astype(w.dtype if w.dtype.kind == "f" else np.float64)
